/**
 * A two-way line of whole text messages, such as a WebSocket. `close` ends it for both sides, and
 * each side is told once.
 */
export interface Channel {
  readonly send: (message: string) => void
  readonly onMessage: (listener: (message: string) => void) => void
  readonly onClose: (listener: () => void) => void
  readonly close: () => void
}

/** Both ends of a line within one page or process; messages arrive in order, in a later microtask. */
export function createChannelPair(): readonly [Channel, Channel] {
  const line: Line = { isOpen: true, messages: [new Set(), new Set()], closings: new Set() }
  return [endOf(line, 0), endOf(line, 1)]
}

interface Line {
  isOpen: boolean
  readonly messages: readonly [Set<(message: string) => void>, Set<(message: string) => void>]
  readonly closings: Set<() => void>
}

function endOf(line: Line, side: 0 | 1): Channel {
  const other = side === 0 ? 1 : 0
  return {
    send: (message) => {
      queueMicrotask(() => {
        if (!line.isOpen) return
        for (const listener of line.messages[other]) listener(message)
      })
    },
    onMessage: (listener) => {
      line.messages[side].add(listener)
    },
    onClose: (listener) => {
      line.closings.add(listener)
    },
    close: () => {
      if (!line.isOpen) return
      line.isOpen = false
      for (const listener of line.closings) listener()
    },
  }
}
