import { connect, createServer, type Server, type Socket } from 'node:net'
import { createPipeListeners, type ReportPipe, reportLength } from '../report-pipe.ts'

/** Where a socket is: an address and a port, or the path of a Unix socket. */
export type SocketPlace =
  | { readonly host: string; readonly port: number }
  | { readonly path: string }

/** Reports that may wait for a slow reader before the line is given up. */
const mostWaitingBytes = 64 * 1024

/**
 * A pipe over a socket: reports of 64 bytes, one after the other, nothing else. For an emulated
 * remote in another process; a socket loses nothing, so losses are added by the remote.
 */
export function socketPipe(socket: Socket): ReportPipe {
  const listeners = createPipeListeners()
  let rest: Uint8Array = new Uint8Array()
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    const bytes = Uint8Array.from([...rest, ...chunk])
    const whole = bytes.length - (bytes.length % reportLength)
    for (let at = 0; at < whole; at += reportLength) {
      listeners.tellReport(bytes.slice(at, at + reportLength))
    }
    rest = bytes.slice(whole)
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', listeners.tellClosed)
  return {
    send: (report) => {
      if (!socket.writable) return
      if (socket.writableLength > mostWaitingBytes) return void socket.destroy()
      socket.write(report)
    },
    onReport: listeners.onReport,
    onClose: listeners.onClose,
    close: () => {
      // Whoever is at the other end need not close it for this end to be closed.
      socket.destroySoon()
      listeners.tellClosed()
    },
  }
}

/** Reads HOST:PORT, or the path of a Unix socket; null for anything else. */
export function parsePlace(typed: string): SocketPlace | null {
  const [, host, digits] = /^([^/]+):([0-9]{1,5})$/.exec(typed) ?? []
  const port = Number(digits)
  if (host !== undefined) return port <= 65_535 ? { host, port } : null
  return typed.startsWith('/') || typed.startsWith('./') ? { path: typed } : null
}

/** Connects to a remote that listens; rejects with the reason when there is none. */
export const connectPipe = (place: SocketPlace): Promise<ReportPipe> =>
  new Promise((resolve, reject) => {
    const socket = connect(place)
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socketPipe(socket))
    })
  })

export interface ListeningPipes {
  readonly port: number | null
  readonly close: () => Promise<void>
}

/** Listens and gives every connection to `onPipe`; a new one ends the one before it. */
export const listenForPipes = (
  place: SocketPlace,
  onPipe: (pipe: ReportPipe) => void,
): Promise<ListeningPipes> =>
  new Promise((resolve, reject) => {
    let current: Socket | null = null
    const server = createServer((socket) => {
      current?.destroy()
      current = socket
      onPipe(socketPipe(socket))
    })
    server.once('error', reject)
    server.listen(place, () => {
      const close = () => {
        current?.destroy()
        return closed(server)
      }
      resolve({ port: portOf(server), close })
    })
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })

function portOf(server: Server): number | null {
  const address = server.address()
  return address === null || typeof address === 'string' ? null : address.port
}
