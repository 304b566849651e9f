/** Time as the edge of the app sees it. */
export interface Clock {
  readonly now: () => Date
  readonly after: (ms: number) => Promise<void>
  /** Calls until the returned function is called. */
  readonly every: (ms: number, call: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  every: (ms, call) => {
    const timer = setInterval(call, ms)
    return () => clearInterval(timer)
  },
}
