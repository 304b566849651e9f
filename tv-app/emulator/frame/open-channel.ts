import { boxHostSubprotocol } from '#remote-reader-driver/contract/box-host'
import type { Channel } from '#remote-reader-driver/contract/channel'
import { webSocketChannel } from '#remote-reader-driver/contract/web-socket-channel'
import type { FrameMessage } from '../protocol/frame-messages.ts'
import { portChannel } from '../protocol/port-channel.ts'

export interface HostDoor {
  /** Null when the page is the box. */
  readonly hostUrl: string | null
  readonly tell: (message: FrameMessage, ports?: MessagePort[]) => void
}

/** Opens the television's line to its box host, and tells the page that it is open or lost. */
export async function openHostChannel({ hostUrl, tell }: HostDoor): Promise<Channel> {
  const channel = hostUrl === null ? joinPage(tell) : await openSocket(hostUrl)
  tell({ kind: 'host_line', state: 'open' })
  channel.onClose(() => tell({ kind: 'host_line', state: 'closed' }))
  return channel
}

function joinPage(tell: HostDoor['tell']): Channel {
  const { port1, port2 } = new MessageChannel()
  tell({ kind: 'host_wanted' }, [port2])
  return portChannel(port1)
}

function openSocket(url: string): Promise<Channel> {
  const socket = new WebSocket(url, boxHostSubprotocol)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(webSocketChannel(socket)))
    socket.addEventListener('error', () => reject(new Error('the box host does not answer')))
  })
}
