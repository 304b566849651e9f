import type { Plugin } from 'vite'

const emptyId = '\0lightning-sdk-part-not-used'

/** Parts of the SDK that a page of ours never starts, and the store's plugins behind them. */
const unused =
  /^(?:@metrological\/sdk|(?:\.\.\/)+package\.json|\.\.?\/(?:src\/)?(?:Router|MediaPlayer|Ads|Accessibility|Subtitles|AudioPlayer|FpsCounter|VersionLabel|Language|Locale|Colors|Registry|Storage|Utils))$/

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
  'initLanguage',
  'initColors',
  'initStorage',
  'initUtils',
]
const plugins = ['Metadata', 'Profile', 'Pin', 'Purchase', 'TV', 'VideoPlayer']

const empty = [
  ...starters.map((name) => `export const ${name} = () => {}`),
  ...plugins.map((name) => `export const ${name} = {}`),
  'export const initLightningSdkPlugin = {}',
  'export const mediaUrl = (url) => url',
  'export const Metrics = { app: { loaded: () => {} } }',
  // `Launch` waits for a locale that nobody asked for.
  'export default { load: () => {} }',
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
 * Leaves router, players, languages, advertisements and the store's plugins out of the bundle: the
 * SDK's `Launch` names them all, and its package cannot be shaken.
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

/**
 * Texts by Lightning (ours are canvases of our own), flex boxes, a worker for images, another GPU, and
 * animations: what fades here are transitions, which are something else.
 */
const unusedCore =
  /\/(?:TextTexture|FlexTarget|ImageWorker|SparkRenderer|Animation|AnimationSettings)\.mjs$/
const emptyClassId = '\0lightning-core-part-not-used'

/** Leaves out of the bundle what core imports for elements that the television never makes. */
export function leanCore(): Plugin {
  return {
    name: 'lean-lightning-core',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('@lightningjs/core/') === true && unusedCore.test(source)
        ? emptyClassId
        : null,
    load: (id) => (id === emptyClassId ? 'export default class {}' : null),
  }
}
