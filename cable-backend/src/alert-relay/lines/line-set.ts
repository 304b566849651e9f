import type { BoxLine } from './box-line.ts'
import { comeAgainFrame, heartbeatFrame } from './event-frame.ts'
import { inSlices } from './in-slices.ts'
import { comeAgainAfterMs, shareOf } from './spread.ts'

export interface LineSet {
  readonly size: number
  has(boxId: string): boolean
  /** When this box shall come again after its line has ended. */
  comeAgainAfterMs(boxId: string): number
  /** From now on the box hears what is written to it; an earlier line of the same box is ended. */
  open(boxId: string, line: BoxLine): void
  write(boxId: string, ...frames: readonly Uint8Array[]): boolean
  /**
   * Writes the same bytes to many boxes, slice by slice, so that the first do not wait for the last;
   * stops early where `isStale`. Resolves with the number of boxes written to. Whoever came first is
   * first: their sockets lie beside each other in memory, and any other order costs a sixth more.
   */
  broadcast(broadcast: Broadcast): Promise<number>
  /** Ends the lines of boxes that are not known any more. */
  keepOnly(isKnown: (boxId: string) => boolean): void
  /** One of `beats` turns: writes to the boxes whose turn it is. */
  beat(turn: number): void
  /** Tells each box when to come again, then ends its line, slice by slice. */
  drain(): Promise<void>
}

export interface Broadcast {
  readonly boxIds: readonly string[]
  readonly frame: Uint8Array
  readonly isStale: () => boolean
}

/** How many turns a round of heartbeats has. */
export const beats = 50

interface LineSetOptions {
  /** Calls back after what waits to be read and written has had its turn (`setImmediate`). */
  readonly soon: (work: () => void) => void
  /** How many boxes a relay takes in within a second. */
  readonly perSecond: number
}

/** The open lines of a relay, one for each box. */
export function createLineSet({ soon, perSecond }: LineSetOptions): LineSet {
  const lines = new Map<string, BoxLine>()
  const turns = createTurns()
  const forget = (boxId: string, line: BoxLine): void => {
    if (lines.get(boxId) !== line) return
    lines.delete(boxId)
    turns.of(boxId)?.delete(boxId)
  }
  const write = (boxId: string, ...frames: readonly Uint8Array[]): boolean => {
    const line = lines.get(boxId)
    if (line === undefined) return false
    const isWritten = line.write(...frames)
    if (!isWritten) forget(boxId, line)
    return isWritten
  }
  const whenToComeAgain = (boxId: string): number =>
    comeAgainAfterMs(boxId, { boxes: lines.size, perSecond })
  const openOf = (boxIds: readonly string[]): readonly string[] => {
    const wanted = new Set(boxIds)
    return [...lines.keys()].filter((boxId) => wanted.has(boxId))
  }
  const dismiss = (boxId: string): boolean => {
    const line = lines.get(boxId)
    const isTold = write(boxId, comeAgainFrame(whenToComeAgain(boxId)))
    line?.end()
    return isTold
  }
  return {
    get size() {
      return lines.size
    },
    has: (boxId) => lines.has(boxId),
    comeAgainAfterMs: whenToComeAgain,
    open(boxId, line) {
      lines.get(boxId)?.end()
      lines.set(boxId, line)
      turns.of(boxId)?.add(boxId)
      line.onEnd(() => forget(boxId, line))
    },
    write,
    broadcast: ({ boxIds, frame, isStale }) =>
      inSlices({ all: openOf(boxIds), act: (boxId) => write(boxId, frame), isOver: isStale, soon }),
    keepOnly(isKnown) {
      for (const [boxId, line] of lines) if (!isKnown(boxId)) line.end()
    },
    beat(turn) {
      for (const boxId of turns.at(turn)) {
        write(boxId, heartbeatFrame(whenToComeAgain(boxId)))
      }
    },
    async drain() {
      await inSlices({ all: [...lines.keys()], act: dismiss, soon })
    },
  }
}

/** Which boxes have their heartbeat in which turn of a round. */
function createTurns() {
  const turns = Array.from({ length: beats }, () => new Set<string>())
  return {
    of: (boxId: string) => turns[Math.floor(shareOf(boxId) * beats)],
    at: (turn: number): ReadonlySet<string> => turns[turn % beats] ?? new Set(),
  }
}
