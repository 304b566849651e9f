import type { SetAlarm } from '../../transports/alarm.ts'

/** A clock that stands still until it is told to run; for simulations that end at once. */
export interface VirtualClock {
  readonly now: () => Date
  readonly nowMs: () => number
  readonly after: SetAlarm
  /** Runs from alarm to alarm until `done` is settled, and answers what it settled to. */
  readonly runUntil: <T>(done: Promise<T>) => Promise<T>
  /** Lets so much time pass. */
  readonly pass: (ms: number) => Promise<void>
}

interface Alarm {
  readonly at: number
  readonly ring: () => void
}

const startedAt = Date.UTC(2026, 10, 22, 12)

/** Creates a clock; alarms of the same millisecond ring in the order in which they were set. */
export function createVirtualClock(): VirtualClock {
  const alarms: Alarm[] = []
  let nowMs = 0
  const set = (alarm: Alarm) => {
    const before = alarms.findLastIndex(({ at }) => at <= alarm.at)
    alarms.splice(before + 1, 0, alarm)
  }
  const ringNext = (latest: number): boolean => {
    const [alarm] = alarms
    if (alarm === undefined || alarm.at > latest) return false
    alarms.shift()
    nowMs = Math.max(nowMs, alarm.at)
    alarm.ring()
    return true
  }
  return {
    now: () => new Date(startedAt + nowMs),
    nowMs: () => nowMs,
    after: (ms, ring) => {
      const alarm = { at: nowMs + ms, ring }
      set(alarm)
      return () => {
        const at = alarms.indexOf(alarm)
        if (at >= 0) alarms.splice(at, 1)
      }
    },
    runUntil: async (done) => {
      let isSettled = false
      const settle = () => {
        isSettled = true
      }
      done.then(settle, settle)
      await reactionsToEnd()
      while (!isSettled) {
        if (!ringNext(Number.POSITIVE_INFINITY)) throw new Error('nothing is left to wait for')
        await reactionsToEnd()
      }
      return done
    },
    pass: async (ms) => {
      const until = nowMs + ms
      await reactionsToEnd()
      while (ringNext(until)) await reactionsToEnd()
      nowMs = until
    },
  }
}

/** Promises settle in microtasks: after a task of its own, none that can is left waiting. */
const reactionsToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
