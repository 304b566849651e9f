/** The page asks every 5 s, so one missed answer shows after 8 s; from 15 s on the page is old. */
export const pollEveryMs = 5_000
const lateAfterMs = 8_000
const staleAfterMs = 15_000

export type Freshness = 'live' | 'late' | 'stale'

/** How far what is on the page may be trusted to be what is so now. */
export function freshness(newsAt: Date | null, now: Date): Freshness {
  if (newsAt === null) return 'live'
  const age = now.getTime() - newsAt.getTime()
  if (age >= staleAfterMs) return 'stale'
  return age >= lateAfterMs ? 'late' : 'live'
}

/** 8秒, 3分: how long there has been no news. */
export function silenceWords(newsAt: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - newsAt.getTime()) / 1000)
  return seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分`
}
