import type { TrafficLine } from '#remote-reader-driver/src/apdu/traffic'
import { withTraffic } from '#remote-reader-driver/src/apdu/traffic'
import { describeCommand } from '#remote-reader-driver/src/jpki/describe-command'
import type { CardSlot, OpenCard } from '#remote-reader-driver/src/reader/card-slot'

/** A line of the traffic between the simulated remote and card, as it is shown to people. */
export interface ShownTraffic {
  /** Counts from 1, so that a watcher who comes back knows what was missed. */
  readonly number: number
  /** ISO 8601. */
  readonly at: string
  readonly direction: 'command' | 'response'
  /** The command in words; an answer has the words of its command. */
  readonly name: string
  /** Hex, the PIN as `••••`. */
  readonly text: string
  readonly tookMs: number | null
}

export interface TrafficFeed {
  readonly add: (line: TrafficLine) => void
  /** The latest lines, oldest first. */
  readonly recent: () => readonly ShownTraffic[]
  readonly onLine: (listener: (line: ShownTraffic) => void) => () => void
}

const keptLines = 200

/** Creates a feed that keeps the latest lines for those who come later. */
export function createTrafficFeed(): TrafficFeed {
  const listeners = new Set<(line: ShownTraffic) => void>()
  let lines: readonly ShownTraffic[] = []
  let count = 0
  return {
    add: ({ direction, text, at, tookMs, command }) => {
      count += 1
      const name = describeCommand(command)
      const line = { number: count, at: at.toISOString(), direction, name, text, tookMs }
      lines = [...lines, line].slice(-keptLines)
      for (const listener of listeners) listener(line)
    },
    recent: () => lines,
    onLine: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The same slot, with everything that passes through it told to the feed. */
export const watchSlot = (slot: CardSlot, feed: TrafficFeed, now: () => Date): CardSlot => ({
  ...slot,
  open: async () => {
    const opened = await slot.open()
    return opened.ok ? { ...opened, value: watchCard(opened.value, feed, now) } : opened
  },
})

const watchCard = (card: OpenCard, feed: TrafficFeed, now: () => Date): OpenCard => ({
  ...card,
  transmit: withTraffic({ log: feed.add, now })(card.transmit),
})
