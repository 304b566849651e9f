import type { Channel } from '#remote-reader-driver/contract/channel'

/** What the other end says last: a MessagePort does not tell everywhere that it was closed. */
const goodbye = null

/** A line over one end of a MessageChannel: how the TV reaches a box that runs in the page. */
export function portChannel(port: MessagePort): Channel {
  const closings = new Set<() => void>()
  let isOpen = true
  const end = () => {
    if (!isOpen) return
    isOpen = false
    port.close()
    for (const tell of closings) tell()
  }
  port.addEventListener('close', end)
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string') end()
  })
  port.start()
  return {
    send: (message) => {
      if (isOpen) port.postMessage(message)
    },
    onMessage: (listener) =>
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data)
      }),
    onClose: (listener) => {
      closings.add(listener)
    },
    close: () => {
      if (isOpen) port.postMessage(goodbye)
      end()
    },
  }
}
