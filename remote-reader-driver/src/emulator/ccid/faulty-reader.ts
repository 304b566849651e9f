import type { CardTray } from '../card-tray.ts'
import type { ReaderFaults } from './reader-faults.ts'
import { cardMute, type ReaderSlot } from './reader-slot.ts'
import type { Asked, Reply } from './reader-wire.ts'

/** The reader's firmware: what it answers, or that it does not, as its faults want it. */
export interface FaultyReader {
  /** The reply to a bulk-OUT message; null when the reader stays silent. */
  readonly answer: (message: Asked) => Reply | null
  /** The ABORT request of the control pipe: refuse everything until the Abort with that number. */
  readonly stop: (seq: number) => void
  readonly countFromOne: () => void
}

export interface FaultyReaderDeps {
  readonly slot: ReaderSlot
  readonly tray: CardTray
  readonly faults: () => ReaderFaults
}

/** `bError`. */
const slotBusy = 0xe0
const aborted = 0xff

/** Creates the firmware over a slot. */
export function createFaultyReader({ slot, tray, faults }: FaultyReaderDeps): FaultyReader {
  let count = 0
  let stopping: number | null = null
  let isStuck = false

  const refuse = (failed: number): Reply => ({ type: 'slotStatus', card: slot.status(), failed })
  const act = (message: Asked): Reply => {
    const { removeAtMessage, removal, failAtMessage, failTimes, failWith } = faults()
    const failed = failAtMessage === null ? -1 : count - failAtMessage
    if (failed >= 0 && failed < failTimes) return refuse(failWith)
    if (removeAtMessage !== count) return slot.answer(message)
    if (removal === 'before_answer') slot.answer(message)
    tray.take()
    return { type: 'dataBlock', card: 'absent', failed: cardMute }
  }
  const answerFree = (message: Asked): Reply | null => {
    isStuck = faults().silentAtMessage === count
    return isStuck ? null : act(message)
  }
  return {
    answer: (message) => {
      count += 1
      if (message.kind === 'abort' && message.seq === stopping) {
        stopping = null
        isStuck = false
        return { type: 'slotStatus', card: slot.status() }
      }
      if (stopping !== null) return refuse(aborted)
      return isStuck ? refuse(slotBusy) : answerFree(message)
    },
    stop: (seq) => {
      stopping = seq
    },
    countFromOne: () => {
      count = 0
    },
  }
}
