import type { Channel } from './channel.ts'

/** What a line needs of a WebSocket; the browser's and that of `ws` both have it. */
export interface OpenSocket {
  send(message: string): void
  close(): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

/** A line over a WebSocket that is open already. A binary message ends it. */
export function webSocketChannel(socket: OpenSocket): Channel {
  let isOpen = true
  socket.addEventListener('close', () => {
    isOpen = false
  })
  return {
    send: (message) => {
      if (isOpen) socket.send(message)
    },
    onMessage: (listener) =>
      socket.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return socket.close()
        listener(data)
      }),
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  }
}
