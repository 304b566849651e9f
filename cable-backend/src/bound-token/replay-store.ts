/** Remembers which one-time ids were seen, so that a copied proof is refused. */
export interface ReplayStore {
  /** `full` when it cannot promise to notice a second use: the caller must refuse. */
  remember(id: string, until: Date, now: Date): Promise<'first' | 'seen' | 'full'>
}

/**
 * Keeps at most `maxEntries` ids in this process. One process serves one wall today: with a second
 * one behind the same address each would accept the same proof once, within its window of 60 s.
 */
export function memoryReplayStore(maxEntries = 100_000): ReplayStore {
  const seen = new Map<string, number>()
  const forget = (now: Date): void => {
    for (const [id, until] of seen) if (until < now.getTime()) seen.delete(id)
  }
  return {
    async remember(id, until, now) {
      if (seen.size >= maxEntries) forget(now)
      if ((seen.get(id) ?? -1) >= now.getTime()) return 'seen'
      if (seen.size >= maxEntries) return 'full'
      seen.set(id, until.getTime())
      return 'first'
    },
  }
}
