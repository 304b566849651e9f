import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const entry = fileURLToPath(new URL('./src/alert/main.ts', import.meta.url))

/**
 * Builds the alert layer into one classic script of its own and loads it before the app's: it shares
 * no chunk with the app, so that nothing that happens to the app's files can keep it from starting.
 */
export function alertScript(): Plugin {
  let fileName = ''
  let code = ''
  let isServed = false
  return {
    name: 'alert-script',
    configResolved: ({ command }) => {
      isServed = command === 'serve'
    },
    buildStart: async () => {
      if (isServed) return
      code = await buildScript()
      const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8)
      fileName = `assets/alert-${hash}.js`
    },
    transformIndexHtml: () => [
      isServed
        ? { tag: 'script', attrs: { type: 'module', src: '/src/alert/main.ts' } }
        : { tag: 'script', attrs: { src: `./${fileName}` }, injectTo: 'head-prepend' },
    ],
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: code })
    },
  }
}

async function buildScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2020',
      lib: { entry, formats: ['iife'], name: 'mimamoriAlerts' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output))
    throw new Error('the alert layer was not built')
  return output.output[0].code
}
