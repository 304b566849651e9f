export interface Admissions {
  /** How many may come in at this moment. */
  readonly room: number
  /** How many were sent away and have not had their time yet. */
  readonly waiting: number
  readonly atMs: number
}

export interface AdmissionLimits {
  readonly perSecond: number
  /** How many at once after a quiet time. */
  readonly burst: number
}

export const emptyHall = (atMs: number, { burst }: AdmissionLimits): Admissions => ({
  room: burst,
  waiting: 0,
  atMs,
})

/** The hall as time has changed it. */
function later({ room, waiting, atMs }: Admissions, nowMs: number, limits: AdmissionLimits) {
  const passed = (Math.max(0, nowMs - atMs) * limits.perSecond) / 1000
  return {
    room: Math.min(limits.burst, room + passed),
    waiting: Math.max(0, waiting - passed),
    atMs: nowMs,
  }
}

/**
 * Lets one more in, or says how long it has to wait, in seconds: with all who wait spread by `chance`
 * (0 to below 1) over the time in which they can be taken.
 */
export function admit(
  before: Admissions,
  { nowMs, chance, limits }: { nowMs: number; chance: number; limits: AdmissionLimits },
): { readonly hall: Admissions; readonly comeAgainSeconds: number | null } {
  const { room, waiting, atMs } = later(before, nowMs, limits)
  if (room >= 1) return { hall: { room: room - 1, waiting, atMs }, comeAgainSeconds: null }
  const spreadSeconds = 1 + (waiting + 1) / limits.perSecond
  return {
    hall: { room, waiting: waiting + 1, atMs },
    comeAgainSeconds: 1 + Math.floor(chance * spreadSeconds),
  }
}
