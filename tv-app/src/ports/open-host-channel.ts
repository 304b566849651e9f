import { boxHostSubprotocol } from '#remote-reader-driver/contract/box-host'
import type { Channel } from '#remote-reader-driver/contract/channel'
import { webSocketChannel } from '#remote-reader-driver/contract/web-socket-channel'

/** Opens a line to the native service of this box; rejects when it does not answer. */
export function openHostChannel(url: string): Promise<Channel> {
  const socket = new WebSocket(url, boxHostSubprotocol)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(webSocketChannel(socket)))
    socket.addEventListener('error', () => reject(new Error('the box host does not answer')))
  })
}
