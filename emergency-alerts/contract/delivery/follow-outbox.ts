import type { BusMessage } from '../signed-order.ts'
import type { BusListener } from './bus.ts'

/** A log of messages in the order of their sequences. */
export interface Outbox {
  /** The highest sequence so far; 0 before the first. */
  newest(): Promise<number>
  /** At most a hundred of those with a higher sequence than `after`, the lowest first. */
  read(after: number, except: readonly number[]): Promise<readonly BusMessage[]>
}

export interface OutboxFollowing {
  readonly outbox: Outbox
  readonly listener: BusListener
  /** How long a message waits at most where nobody calls `wake`. */
  readonly everyMs: number
}

export interface OutboxFollower {
  /** Looks at once. */
  wake(): void
  state(): 'up' | 'down'
  /** Resolves when the last message is with the listener. */
  end(): Promise<void>
}

/**
 * A sequence is drawn before its transaction commits, so a lower one may appear after a higher one.
 * So many behind the highest are looked at again; that many orders are never issued at once.
 */
const lateArrivals = 100

/**
 * Hands on what is added to the outbox from now on, by looking again and again. Resolves once it
 * knows where to begin; an outbox that cannot be reached is tried until it can.
 */
export async function followOutbox(following: OutboxFollowing): Promise<OutboxFollower> {
  const { outbox, listener, everyMs } = following
  const alarm = createAlarm()
  let state: 'up' | 'down' = 'up'
  let isEnded = false
  const attempt = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      state = 'up'
      return true
    } catch (cause) {
      state = 'down'
      listener.onFault(new Error('the outbox cannot be reached', { cause }))
      return false
    }
  }

  const known = new Set<number>()
  let highest = 0
  const begin = async () => {
    highest = await outbox.newest()
    for (const { sequence } of await outbox.read(highest - lateArrivals, [])) known.add(sequence)
  }
  const look = async () => {
    for (const message of await outbox.read(highest - lateArrivals, [...known])) {
      if (!(await isTaken(message, listener))) continue
      known.add(message.sequence)
      highest = Math.max(highest, message.sequence)
    }
    for (const sequence of known) if (sequence <= highest - lateArrivals) known.delete(sequence)
  }
  while (!(await attempt(begin))) await alarm.within(everyMs)
  const looking = (async () => {
    while (!isEnded) {
      await alarm.within(everyMs)
      await attempt(look)
    }
  })()
  return {
    wake: alarm.ring,
    state: () => state,
    end: async () => {
      isEnded = true
      alarm.ring()
      await looking
    },
  }
}

async function isTaken(message: BusMessage, listener: BusListener): Promise<boolean> {
  try {
    await listener.onMessage(message)
    return true
  } catch (cause) {
    const said = `revision ${message.revision} of ${message.orderId} was not taken`
    listener.onFault(new Error(said, { cause }))
    return false
  }
}

/** Waits for a time or for a ring; a ring while nobody waits ends the next wait at once. */
function createAlarm() {
  let isRung = false
  let end = () => undefined
  return {
    ring(): void {
      isRung = true
      end()
    },
    async within(ms: number): Promise<void> {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          end = () => {
            clearTimeout(timer)
            resolve()
            return undefined
          }
        })
      }
      isRung = false
    },
  }
}
