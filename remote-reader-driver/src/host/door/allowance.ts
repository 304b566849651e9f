export interface AllowanceLimits {
  /** How many may come at once. */
  readonly burst: number
  /** How many more are allowed each second. */
  readonly perSecond: number
}

/**
 * Allows as many acts as `limits` say (a bucket of tokens): the returned function answers whether
 * one more is allowed. `elapsedMs` is a clock that never goes back.
 */
export function createAllowance(limits: AllowanceLimits, elapsedMs: () => number): () => boolean {
  let left = limits.burst
  let countedAt = elapsedMs()
  return () => {
    const at = elapsedMs()
    const earned = ((at - countedAt) / 1000) * limits.perSecond
    left = Math.min(limits.burst, left + earned)
    countedAt = at
    if (left < 1) return false
    left -= 1
    return true
  }
}
