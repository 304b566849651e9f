import { type SetAlarm, setTimerAlarm } from '../alarm.ts'

/** What the link takes from the world: a clock, timers and randomness. */
export interface Surroundings {
  readonly now: () => Date
  readonly after: SetAlarm
  readonly randomBytes: (length: number) => Uint8Array
}

/** The machine's own clock, timers and random numbers. */
export const realSurroundings: Surroundings = {
  now: () => new Date(),
  after: setTimerAlarm,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}
