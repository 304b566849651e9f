import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import type { TvConfig } from '#tv-app/src/tv-config'

const web = fileURLToPath(new URL('../dist/web', import.meta.url))
const folders: Readonly<Record<string, string>> = { tv: 'tv', bare: 'bench-bare' }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export interface ServedPages {
  readonly origin: string
  close(): Promise<void>
}

/**
 * Serves the production television as `/tv/` and the bare page as `/bare/`. There is no town: the
 * box host takes the line and says nothing, and no wall is asked by a box that has no token.
 */
export async function servePages(): Promise<ServedPages> {
  const server = createServer((request, response) => {
    const { host = '', pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`)
    contentOf(pathname, host).then(
      (content) => {
        const type = types[extname(pathname)] ?? types['.html'] ?? ''
        response.writeHead(200, { 'Content-Type': type }).end(content)
      },
      () => response.writeHead(404).end(),
    )
  })
  const boxHost = new WebSocketServer({ server })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port to serve on')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        boxHost.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function contentOf(path: string, host: string): Promise<Uint8Array | string> {
  if (path === '/empty') return '<!doctype html><title>empty</title>'
  if (path === '/tv/config.json') return JSON.stringify(configAt(host))
  const [, page = '', ...rest] = normalize(path).split('/')
  const folder = folders[page]
  if (folder === undefined) throw new RangeError(`nothing is served at ${path}`)
  return readFile(join(web, folder, rest.join('/') || 'index.html'))
}

const configAt = (host: string): TvConfig => ({
  cableUrl: `http://${host}/cable`,
  postboxUrl: `http://${host}/postbox`,
  boxHostUrl: `ws://${host}/box`,
  supportPhone: '0120-00-0000',
  familyPhoneUrl: `http://${host}/family-phone/`,
  keyFamily: 'computer',
  hasStandInPicture: false,
  alertKeys: [],
})
