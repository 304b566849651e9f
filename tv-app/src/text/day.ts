/** Japan keeps one time all year: nine hours ahead of UTC. */
const japanAheadMs = 9 * 60 * 60 * 1000
const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const
/** 令和 began in 2019: year 1. */
const yearBeforeReiwa = 2018

const japanTimeOf = (at: Date): Date => new Date(at.getTime() + japanAheadMs)

/** ASCII digits as the full-width ones that every text on the TV uses. */
export function fullWidth(value: string | number): string {
  return String(value).replace(/[0-9]/g, (digit) =>
    String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0),
  )
}

const monthAndDay = (day: Date): string =>
  `${fullWidth(day.getUTCMonth() + 1)}月${fullWidth(day.getUTCDate())}日`

const withWeekday = (day: Date): string =>
  `${monthAndDay(day)}（${weekdays[day.getUTCDay()] ?? ''}）`

function clockTime(at: Date): string {
  const hour = at.getUTCHours()
  const minute = fullWidth(String(at.getUTCMinutes()).padStart(2, '0'))
  return `${hour < 12 ? '午前' : '午後'}${fullWidth(hour % 12)}時${minute}分`
}

/** `2026-11-18` → 「１１月１８日」. */
export const dayWords = (isoDate: string): string => monthAndDay(new Date(`${isoDate}T00:00:00Z`))

/** `2026-11-30` → 「３０日」, for tags where the line is tight. */
export const shortDayWords = (isoDate: string): string =>
  `${fullWidth(new Date(`${isoDate}T00:00:00Z`).getUTCDate())}日`

/** The day in Japan of an instant: 「１１月２２日」. */
export const dateWords = (isoTime: string): string => monthAndDay(japanTimeOf(new Date(isoTime)))

/** 「午後３時２０分」; with its day where that is not the day of `now`: 「１１月２２日 午後３時２０分」. */
export function timeWords(isoTime: string, now: Date): string {
  const at = japanTimeOf(new Date(isoTime))
  const isToday = monthAndDay(at) === monthAndDay(japanTimeOf(now))
  return isToday ? clockTime(at) : `${monthAndDay(at)} ${clockTime(at)}`
}

/** 「１１月２２日（日）　午後３時０５分」. */
export function clockWords(at: Date): string {
  const local = japanTimeOf(at)
  return `${withWeekday(local)}　${clockTime(local)}`
}

/** 「令和８年１１月２２日（日）　午後３時１８分」. */
export function receiptTimeWords(isoTime: string): string {
  const local = japanTimeOf(new Date(isoTime))
  const year = local.getUTCFullYear() - yearBeforeReiwa
  return `令和${fullWidth(year)}年${withWeekday(local)}　${clockTime(local)}`
}
