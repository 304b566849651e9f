import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { boxHostSubprotocol, longestMessageBytes } from '../../contract/box-host.ts'
import type { BoxHost } from './box-host.ts'
import { type Entrance, parseTarget, refusalStatus } from './door/handshake.ts'
import { closeCodes, type LineLimits, socketChannel } from './door/socket-channel.ts'

/** Where a box host is to be found on an HTTP server, and for whom. */
export interface BoxDoor extends Entrance {
  /** `/jsonrpc` on a box; `/box/<boxId>/jsonrpc` where one server has several. */
  readonly path: string
  readonly host: BoxHost
  readonly limits?: Partial<DoorLimits>
}

export interface DoorLimits extends LineLimits {
  /** How many clients a box host serves at once. */
  readonly clients: number
}

/** Many times what a television needs, and little enough for one client not to hurt another. */
export const doorLimits: DoorLimits = {
  clients: 8,
  burst: 256,
  perSecond: 64,
  unreadBytes: 1024 * 1024,
}

/** How long a client may take to answer a close, and a stopping host waits for it. */
const closeTimeout = 1_000

/**
 * Lets box hosts answer WebSocket upgrades of a server that exists already. Other paths are left
 * to whoever else listens for upgrades, and get 404 when nobody does. The returned function ends
 * every connection and resolves when the last one is closed.
 */
export function attachBoxDoors(server: Server, doors: readonly BoxDoor[]): () => Promise<void> {
  const options = {
    noServer: true,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
    handleProtocols: () => boxHostSubprotocol,
    closeTimeout,
  }
  const sockets = new WebSocketServer(options)
  const enter = new Map(doors.map((door) => [door.path, admitClients(door)]))
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const { path, query } = parseTarget(request.url ?? '')
    const door = doors.find((one) => one.path === path)
    if (door === undefined && server.listenerCount('upgrade') > 1) return
    const status = statusFor(request, query, door)
    if (status !== null) return refuse(stream, status)
    sockets.handleUpgrade(request, stream, head, (socket) => enter.get(path)?.(socket))
  })
  return async () => {
    await Promise.all(Array.from(sockets.clients, sendAway))
  }
}

function statusFor({ headers }: IncomingMessage, query: string, door: BoxDoor | undefined) {
  if (door === undefined) return '404 Not Found'
  return refusalStatus({ headers, token: new URLSearchParams(query).get('token') }, door)
}

/** Connects clients to the host behind a door, as long as there are not too many. */
function admitClients({ host, limits: changed }: BoxDoor): (socket: WebSocket) => void {
  const limits = { ...doorLimits, ...changed }
  let clients = 0
  return (socket) => {
    // `ws` has closed it, with 1009 for a message that is too long, and reads on only for the client
    // to have time to hear why.
    socket.on('error', () => undefined)
    if (clients === limits.clients) {
      return socket.close(closeCodes.tryAgainLater, 'too many clients')
    }
    clients += 1
    const channel = socketChannel(socket, { limits, elapsedMs: () => performance.now() })
    channel.onClose(() => {
      clients -= 1
    })
    host.connect(channel)
  }
}

const sendAway = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    socket.on('close', () => resolve())
    socket.close(closeCodes.goingAway, 'the box host stops')
  })

export interface ServedBoxHost {
  readonly port: number
  readonly close: () => Promise<void>
}

export interface ServedDoor extends BoxDoor {
  /** 0 takes any free one. */
  readonly port: number
  /** How long a client may take for its handshake. */
  readonly handshakeMs?: number
}

const patienceMs = 5_000
const mostConnections = 64

/** Serves a box host on loopback only. It rejects when the port cannot be opened. */
export async function serveBoxHost(door: ServedDoor): Promise<ServedBoxHost> {
  const handshakeMs = door.handshakeMs ?? patienceMs
  const server = createServer(
    {
      headersTimeout: handshakeMs,
      requestTimeout: handshakeMs,
      connectionsCheckingInterval: handshakeMs,
    },
    (_, response) => response.writeHead(404).end(),
  )
  server.maxConnections = mostConnections
  const endConnections = attachBoxDoors(server, [door])
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(door.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was opened')
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    await endConnections()
    server.closeAllConnections()
    await closed
  }
  return { port: address.port, close }
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
