import type { BoxLine } from './box-line.ts'
import { comeAgainFrame, heartbeatFrame } from './event-frame.ts'
import { shareOf } from './spread.ts'

export interface LineSet {
  readonly size: number
  has(boxId: string): boolean
  /** From now on the box hears what is written to it; an earlier line of the same box is ended. */
  open(boxId: string, line: BoxLine): void
  write(boxId: string, ...frames: readonly Uint8Array[]): boolean
  /**
   * Writes the same bytes to many boxes, slice by slice, so that the first do not wait for the last;
   * stops early where `isStale`. Resolves with the number of boxes written to.
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
const sliceSize = 500

interface LineSetOptions {
  /** Calls back after what waits to be read and written has had its turn (`setImmediate`). */
  readonly soon: (work: () => void) => void
  readonly comeAgainAfterMs: (boxId: string) => number
}

/** The open lines of a relay, one for each box. */
export function createLineSet({ soon, comeAgainAfterMs }: LineSetOptions): LineSet {
  const lines = new Map<string, BoxLine>()
  const turns = Array.from({ length: beats }, () => new Set<string>())
  const turnOf = (boxId: string) => turns[Math.floor(shareOf(boxId) * beats)]
  const forget = (boxId: string, line: BoxLine): void => {
    if (lines.get(boxId) !== line) return
    lines.delete(boxId)
    turnOf(boxId)?.delete(boxId)
  }
  const write = (boxId: string, ...frames: readonly Uint8Array[]): boolean => {
    const line = lines.get(boxId)
    if (line === undefined) return false
    const isWritten = line.write(...frames)
    if (!isWritten) forget(boxId, line)
    return isWritten
  }
  const inSlices = (boxIds: readonly string[], act: (boxId: string) => boolean) =>
    countInSlices({ boxIds, act, soon })
  return {
    get size() {
      return lines.size
    },
    has: (boxId) => lines.has(boxId),
    open(boxId, line) {
      lines.get(boxId)?.end()
      lines.set(boxId, line)
      turnOf(boxId)?.add(boxId)
      line.onEnd(() => forget(boxId, line))
    },
    write,
    broadcast: ({ boxIds, frame, isStale }) =>
      inSlices(boxIds, (boxId) => !isStale() && write(boxId, frame)),
    keepOnly(isKnown) {
      for (const [boxId, line] of lines) if (!isKnown(boxId)) line.end()
    },
    beat(turn) {
      for (const boxId of turns[turn % beats] ?? []) {
        write(boxId, heartbeatFrame(comeAgainAfterMs(boxId)))
      }
    },
    async drain() {
      await inSlices([...lines.keys()], (boxId) => {
        const line = lines.get(boxId)
        const isTold = write(boxId, comeAgainFrame(comeAgainAfterMs(boxId)))
        line?.end()
        return isTold
      })
    },
  }
}

interface Sliced extends Pick<LineSetOptions, 'soon'> {
  readonly boxIds: readonly string[]
  readonly act: (boxId: string) => boolean
}

/** How many times `act` was true; others have their turn after each slice. */
async function countInSlices({ boxIds, act, soon }: Sliced): Promise<number> {
  let count = 0
  for (let from = 0; from < boxIds.length; from += sliceSize) {
    if (from > 0) await new Promise<void>((resolve) => soon(resolve))
    count += boxIds.slice(from, from + sliceSize).filter(act).length
  }
  return count
}
