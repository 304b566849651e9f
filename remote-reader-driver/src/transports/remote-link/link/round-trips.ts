const kept = 8
const longestMs = 500

/** Learns how long the quickest answers take, so that a slow radio is not asked too often. */
export interface RoundTrips {
  readonly add: (ms: number) => void
  /** How long a silence is worth a question, in milliseconds. */
  readonly patienceMs: () => number
}

/** Starts from `leastMs`, and never waits less. */
export function createRoundTrips(leastMs: number): RoundTrips {
  let last: number[] = []
  return {
    add: (ms) => {
      last = [...last, Math.min(ms, longestMs)].slice(-kept)
    },
    patienceMs: () => Math.max(leastMs, last.length === 0 ? 0 : 1.5 * Math.min(...last)),
  }
}
