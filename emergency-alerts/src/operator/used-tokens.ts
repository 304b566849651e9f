/** Remembers which one-time tokens were seen, so that a copied one is refused. */
export interface UsedTokens {
  /** `full` when it cannot promise to notice a second use: the caller must refuse. */
  use(jti: string, until: Date, now: Date): 'first' | 'seen' | 'full'
}

/**
 * Keeps at most `maxEntries` ids in this process. With a second process behind the same address each
 * would accept the same token once, within its 60 s; what it asks for is idempotent.
 */
export function createUsedTokens(maxEntries = 100_000): UsedTokens {
  const seen = new Map<string, number>()
  const forget = (now: Date): void => {
    for (const [jti, until] of seen) if (until < now.getTime()) seen.delete(jti)
  }
  return {
    use(jti, until, now) {
      if (seen.size >= maxEntries) forget(now)
      if ((seen.get(jti) ?? -1) >= now.getTime()) return 'seen'
      if (seen.size >= maxEntries) return 'full'
      seen.set(jti, until.getTime())
      return 'first'
    },
  }
}
