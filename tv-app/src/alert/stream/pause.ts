export const longestPauseMs = 60_000

/** How a line ended, as far as it matters for the next one. */
export interface EndedLine {
  /** The relay's last `retry:`. */
  readonly retryMs: number
  /** What the relay asked for when it had too many at once; null otherwise. */
  readonly askedMs: number | null
  /** How many times in a row nothing was heard at all. */
  readonly failures: number
}

/** How long a box waits before it comes again; `chance` from 0 to 1. */
export function pauseBefore({ retryMs, askedMs, failures }: EndedLine, chance: number): number {
  const grown = Math.min(longestPauseMs, retryMs * 2 ** Math.min(failures, 10))
  return (askedMs ?? grown) * (0.5 + chance)
}

/** `Retry-After` (RFC 9110 §10.2.3) in seconds; nobody is sent away for longer than usual. */
export function retryAfterMs(seconds: string | null): number | null {
  return seconds !== null && /^\d+$/.test(seconds)
    ? Math.min(longestPauseMs, Number(seconds) * 1000)
    : null
}
