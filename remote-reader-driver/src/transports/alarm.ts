/** Calls `ring` once after `ms` milliseconds, unless the returned function is called before. */
export type SetAlarm = (ms: number, ring: () => void) => () => void

export const setTimerAlarm: SetAlarm = (ms, ring) => {
  const timer = setTimeout(ring, ms)
  return () => clearTimeout(timer)
}

/** Resolves after `ms` milliseconds of the clock behind `setAlarm`. */
export const pause = (setAlarm: SetAlarm, ms: number): Promise<void> =>
  new Promise((resolve) => {
    setAlarm(ms, resolve)
  })
