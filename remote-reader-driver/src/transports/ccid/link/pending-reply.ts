import { type LinkFault, linkFault } from '../../../apdu/link-fault.ts'
import type { SetAlarm } from '../../alarm.ts'
import type { InMessage } from '../message/in-message.ts'

/** The one question that waits for its reply, if any. */
export interface PendingReply {
  /** Waits for the reply with that number; rejects with `card_timeout` when patience ends. */
  readonly start: (seq: number) => Promise<InMessage>
  /** True when the message belongs to what waits, as its reply or as a wish for more time. */
  readonly take: (message: InMessage) => boolean
  /** Ends what waits with that fault; nothing when nothing waits. */
  readonly fail: (reason: LinkFault, cause?: string) => void
}

/** Milliseconds. */
export interface Patience {
  /** How long a reply may take; a time extension asks for a multiple of it. */
  readonly replyMs: number
  /** How long a reply may take with all its time extensions. */
  readonly mostMs: number
}

interface Waiting {
  readonly seq: number
  readonly alarms: ReturnType<typeof createAlarms>
  readonly resolve: (reply: InMessage) => void
  readonly reject: (fault: Error) => void
}

/** Creates the place for one question to a slot. */
export function createPendingReply(setAlarm: SetAlarm, patience: Patience): PendingReply {
  let waiting: Waiting | null = null
  const settle = (): Waiting | null => {
    const settled = waiting
    waiting = null
    settled?.alarms.stop()
    return settled
  }
  const fail: PendingReply['fail'] = (reason, cause) =>
    settle()?.reject(linkFault(reason, { cause }))
  return {
    start: (seq) =>
      new Promise((resolve, reject) => {
        const alarms = createAlarms(setAlarm, patience, () => fail('card_timeout'))
        waiting = { seq, alarms, resolve, reject }
      }),
    take: (message) => {
      if (message.seq !== waiting?.seq) return false
      if (message.outcome.kind === 'more_time') waiting.alarms.extend(message.outcome.times)
      else settle()?.resolve(message)
      return true
    },
    fail,
  }
}

/** One alarm for the next word of the reader and one for the whole reply. */
function createAlarms(setAlarm: SetAlarm, { replyMs, mostMs }: Patience, ring: () => void) {
  const stopLast = setAlarm(mostMs, ring)
  let stopNext = setAlarm(replyMs, ring)
  return {
    extend: (times: number) => {
      stopNext()
      stopNext = setAlarm(times * replyMs, ring)
    },
    stop: () => {
      stopNext()
      stopLast()
    },
  }
}
