/** How often a page asks, and from when on what it shows is late, and old. */
export interface Pace {
  readonly pollEveryMs: number
  readonly lateAfterMs: number
  readonly staleAfterMs: number
}

/** An office page: asked every 5 s, so one missed answer shows after 8 s. */
export const officePace: Pace = { pollEveryMs: 5_000, lateAfterMs: 8_000, staleAfterMs: 15_000 }
/** A page of numbers that change while one looks. */
export const livePace: Pace = { pollEveryMs: 1_000, lateAfterMs: 5_000, staleAfterMs: 15_000 }

export type Freshness = 'live' | 'late' | 'stale'

/** How far what is on the page may be trusted to be what is so now. */
export function freshness(newsAt: Date | null, now: Date, pace: Pace = officePace): Freshness {
  if (newsAt === null) return 'live'
  const age = now.getTime() - newsAt.getTime()
  if (age >= pace.staleAfterMs) return 'stale'
  return age >= pace.lateAfterMs ? 'late' : 'live'
}

/** 8秒, 3分: how long there has been no news. */
export function silenceWords(newsAt: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - newsAt.getTime()) / 1000)
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分`
}
