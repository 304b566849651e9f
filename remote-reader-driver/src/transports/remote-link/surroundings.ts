/** Rings once after `ms` milliseconds unless the returned function is called before. */
export type After = (ms: number, ring: () => void) => () => void

/** What the link takes from the world: a clock, timers and randomness. */
export interface Surroundings {
  readonly now: () => Date
  readonly after: After
  readonly randomBytes: (length: number) => Uint8Array
}

/** The machine's own clock, timers and random numbers. */
export const realSurroundings: Surroundings = {
  now: () => new Date(),
  after: (ms, ring) => {
    const timer = setTimeout(ring, ms)
    return () => clearTimeout(timer)
  },
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}
