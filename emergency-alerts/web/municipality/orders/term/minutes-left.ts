const soonMinutes = 30

/** Whole minutes until it ends, once that is soon; null before, and when it is over. */
export function minutesLeft(expiresAt: Date, now: Date): number | null {
  const leftMs = expiresAt.getTime() - now.getTime()
  const left = Math.floor(leftMs / 60_000)
  return leftMs <= 0 || left >= soonMinutes ? null : left
}
