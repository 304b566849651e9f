const japanOffsetMs = 9 * 60 * 60_000

/** `2026-11-22T17:55:00+09:00`: the pattern of CAP has neither fractions nor `Z`. */
export const japanTime = (iso: string): string =>
  `${new Date(Date.parse(iso) + japanOffsetMs).toISOString().slice(0, 19)}+09:00`
