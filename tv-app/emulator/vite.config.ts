import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig, type Plugin } from 'vite'
import { tvBuild } from '../vite.config.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const workerFile = here('../../node_modules/msw/lib/mockServiceWorker.js')
const { version } = JSON.parse(readFileSync(here('../../package.json'), 'utf8'))

/** Gives the page the service worker of msw as it is installed, so that the two always agree. */
const mockServiceWorker: Plugin = {
  name: 'mock-service-worker',
  configureServer: ({ middlewares }) => {
    middlewares.use('/mockServiceWorker.js', (_request, response) => {
      response.setHeader('Content-Type', 'text/javascript')
      response.end(readFileSync(workerFile))
    })
  },
  generateBundle() {
    const source = readFileSync(workerFile)
    this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source })
  },
}

/** No town answers behind this server: whatever address is opened, the town lives in the page. */
const townInPage: Plugin = {
  name: 'town-in-page',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      if (pathname !== '/' || searchParams.get('town') === 'page') return next()
      searchParams.set('town', 'page')
      response.writeHead(302, { Location: `/?${searchParams}` }).end()
    })
  },
}

/** `npm run tv`: the QA page with hot reload. */
export default mergeConfig(
  tvBuild,
  defineConfig({
    root: here('.'),
    define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
    plugins: [mockServiceWorker, townInPage],
    server: { port: 5180, open: true },
    build: {
      outDir: here('../../dist/web/emulator'),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: { page: here('./index.html'), frame: here('./frame.html') } },
    },
  }),
)
