export interface AttemptLimit {
  /** Whether this caller may try again now. */
  admits(caller: string, now: Date): boolean
  /** Notes a failed try. */
  note(caller: string, now: Date): void
}

interface AttemptLimits {
  readonly perCaller: number
  /** Of all callers together, as addresses are cheap. */
  readonly ofAll: number
  readonly withinMs: number
}

/** Counts failed tries in this process: who fails too often waits until the oldest are forgotten. */
export function createAttemptLimit({ perCaller, ofAll, withinMs }: AttemptLimits): AttemptLimit {
  let failures: readonly { readonly caller: string; readonly at: number }[] = []
  const recent = (now: Date) => {
    failures = failures.filter(({ at }) => at > now.getTime() - withinMs)
    return failures
  }
  return {
    admits(caller, now) {
      const known = recent(now)
      const own = known.filter((each) => each.caller === caller)
      return own.length < perCaller && known.length < ofAll
    },
    note(caller, now) {
      failures = [...recent(now), { caller, at: now.getTime() }]
    },
  }
}
