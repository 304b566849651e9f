import { type BoxLine, longestBacklogBytes, longestBacklogMs } from './box-line.ts'

/** What is used of Node's `ServerResponse`, which `@hono/node-server` hands over as `c.env.outgoing`. */
export interface NodeResponse {
  readonly socket: NodeSocket | null
  readonly closed: boolean
  removeHeader(name: string): void
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  flushHeaders(): void
  on(event: 'close', listener: () => void): unknown
}

interface NodeSocket {
  readonly writable: boolean
  readonly writableLength: number
  readonly writableCorked: number
  write(bytes: Uint8Array): boolean
  cork(): void
  uncork(): void
  setNoDelay(isOn: boolean): unknown
  destroySoon(): void
  destroy(): unknown
}

interface NodeLineOptions {
  readonly headers: Readonly<Record<string, string>>
  readonly now: () => Date
}

/**
 * Takes the answer over from Node and writes to its socket, which costs a fifth of a web stream for
 * each box. The body has no length and no chunks: it ends with the connection (RFC 9112 §6.3), so
 * that the very same bytes go to every box. Null where the caller has gone already.
 */
export function nodeLine(
  response: NodeResponse,
  { headers, now }: NodeLineOptions,
): BoxLine | null {
  const { socket } = response
  if (socket === null || response.closed) return null
  socket.setNoDelay(true)
  corkForNow(socket)
  response.removeHeader('Transfer-Encoding')
  response.writeHead(200, { ...headers, Connection: 'close' })
  response.flushHeaders()

  let behindSince: number | null = null
  const isTooFarBehind = (): boolean => {
    if (socket.writableLength === 0 || socket.writableCorked > 0) {
      behindSince = null
      return false
    }
    behindSince ??= now().getTime()
    const isTooOld = now().getTime() - behindSince > longestBacklogMs
    return isTooOld || socket.writableLength > longestBacklogBytes
  }
  return {
    write(...frames) {
      if (!socket.writable) return false
      if (isTooFarBehind()) {
        socket.destroy()
        return false
      }
      if (frames.length > 1) corkForNow(socket)
      for (const frame of frames) socket.write(frame)
      return true
    },
    end: () => socket.destroySoon(),
    onEnd: (listener) => void response.on('close', listener),
  }
}

/** What is written within the same turn leaves in one piece. */
function corkForNow(socket: NodeSocket): void {
  socket.cork()
  queueMicrotask(() => socket.uncork())
}
