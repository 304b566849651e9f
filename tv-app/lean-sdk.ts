import type { Plugin } from 'vite'

const emptyId = '\0lightning-sdk-part-not-used'

/** Parts of the SDK that a page of ours never starts, and the store's plugins behind them. */
const unused =
  /^(?:@metrological\/sdk|\.\.?\/(?:src\/)?(?:Router|MediaPlayer|Ads|Accessibility|Subtitles|AudioPlayer|FpsCounter|VersionLabel))$/

const starters = [
  'initProfile',
  'initMetrics',
  'initMediaPlayer',
  'initVideoPlayer',
  'initAds',
  'initRouter',
  'initTV',
  'initPurchase',
  'initPin',
  'initMetadata',
]
const plugins = ['Metadata', 'Profile', 'Pin', 'Purchase', 'TV', 'VideoPlayer']

const empty = [
  ...starters.map((name) => `export const ${name} = () => {}`),
  ...plugins.map((name) => `export const ${name} = {}`),
  'export const initLightningSdkPlugin = {}',
  'export const mediaUrl = (url) => url',
  'export const Metrics = { app: { loaded: () => {} } }',
  'export default {}',
].join('\n')

/** `Launch` is all we take; and of core, which the SDK takes whole, it needs one class. */
const needed = [
  {
    file: '@lightningjs/sdk/index.js',
    code: `export { default as Launch } from './src/Launch/index.js'`,
  },
  {
    file: '@lightningjs/sdk/src/Lightning/index.js',
    code: `import { Application } from '@lightningjs/core'\nexport default { Application }`,
  },
]

/**
 * Leaves router, players, advertisements and the store's plugins out of the bundle: the SDK's
 * `Launch` names them all, and its package cannot be shaken.
 */
export function leanSdk(): Plugin {
  return {
    name: 'lean-lightning-sdk',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('@lightningjs/sdk/') === true && unused.test(source) ? emptyId : null,
    load: (id) => (id === emptyId ? empty : null),
    transform: (_code, id) => needed.find(({ file }) => id.endsWith(file))?.code ?? null,
  }
}
