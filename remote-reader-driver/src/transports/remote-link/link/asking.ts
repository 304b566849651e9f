import type { Surroundings } from '../surroundings.ts'
import type { RoundTrips } from './round-trips.ts'
import { askDelayMs, timings } from './timings.ts'

export interface AskingPlan {
  readonly surroundings: Surroundings
  readonly roundTrips: RoundTrips
  /** Asks the far end what has become of the message. */
  readonly ask: () => void
  readonly giveUp: () => void
}

/** Turns silence into questions, and too many questions into giving up. */
export interface Asking {
  /** The far end lives and `extraMs` more silence than usual is nothing to ask about. */
  readonly heard: (extraMs?: number) => void
  /** The far end lives, yet nothing was gained: the questions go on counting. */
  readonly heardNothingNew: () => void
  readonly askNow: () => void
  readonly stop: () => void
}

/** Starts to listen for silence. */
export function startAsking(plan: AskingPlan): Asking {
  const { surroundings, roundTrips } = plan
  let asks = 0
  let stopWaiting: () => void = () => undefined
  const wait = (ms: number) => {
    stopWaiting()
    stopWaiting = surroundings.after(ms, askNow)
  }
  const askNow = () => {
    asks += 1
    if (asks > timings.mostAsks) return plan.giveUp()
    plan.ask()
    wait(askDelayMs(asks, roundTrips.patienceMs()))
  }
  const stopLongest = surroundings.after(timings.longestMs, plan.giveUp)
  wait(roundTrips.patienceMs())
  return {
    heard: (extraMs = 0) => {
      asks = 0
      wait(roundTrips.patienceMs() + extraMs)
    },
    heardNothingNew: () => wait(askDelayMs(asks, roundTrips.patienceMs())),
    askNow,
    stop: () => {
      stopWaiting()
      stopLongest()
    },
  }
}
