import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { boxHostSubprotocol, longestMessageBytes } from '../../contract/box-host.ts'
import { webSocketChannel } from '../../contract/web-socket-channel.ts'
import type { BoxHost } from './box-host.ts'

/** Where a box host is to be found on an HTTP server, and for whom. */
export interface BoxDoor {
  /** `/jsonrpc` on a box; `/box/<boxId>/jsonrpc` where one server has several. */
  readonly path: string
  readonly host: BoxHost
  /** Pages of these origins may connect. A client without an origin may not. */
  readonly origins: readonly string[]
  /** What the paired TV app sends as `?token=`. */
  readonly token: string
}

/**
 * Lets box hosts answer WebSocket upgrades of a server that exists already. Other paths are left
 * to whoever else listens for upgrades, and get 404 when nobody does. The returned function ends
 * every connection.
 */
export function attachBoxDoors(server: Server, doors: readonly BoxDoor[]): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
    handleProtocols: () => boxHostSubprotocol,
  })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const address = new URL(request.url ?? '/', 'http://box.invalid')
    const door = doors.find(({ path }) => path === address.pathname)
    if (door === undefined && server.listenerCount('upgrade') > 1) return
    const status = refusalStatus(request, door, address.searchParams.get('token'))
    if (door === undefined || status !== null) return refuse(stream, status ?? '404 Not Found')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A message that is too long ends the connection; `ws` has closed it with 1009 by now.
      socket.on('error', () => socket.terminate())
      door.host.connect(webSocketChannel(socket))
    })
  })
  return () => {
    for (const socket of sockets.clients) socket.terminate()
  }
}

export interface ServedBoxHost {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Serves a box host on loopback only; port 0 takes any free one. */
export async function serveBoxHost(
  door: BoxDoor & { readonly port: number },
): Promise<ServedBoxHost> {
  const server = createServer((_, response) => response.writeHead(404).end())
  const endConnections = attachBoxDoors(server, [door])
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(door.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was opened')
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)))
      endConnections()
      server.closeAllConnections()
    })
  return { port: address.port, close }
}

function refusalStatus(
  { headers }: IncomingMessage,
  door: BoxDoor | undefined,
  token: string | null,
): string | null {
  if (door === undefined) return '404 Not Found'
  const { origin } = headers
  if (origin === undefined || !door.origins.includes(origin)) return '403 Forbidden'
  if (token === null || !isSameSecret(token, door.token)) return '401 Unauthorized'
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return offered.includes(boxHostSubprotocol) ? null : '400 Bad Request'
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
const isSameSecret = (given: string, wanted: string): boolean =>
  timingSafeEqual(sha256(given), sha256(wanted))

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
