const inTokyo = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', ...options })

const minuteClock = inTokyo({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const secondClock = inTokyo({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const monthDay = inTokyo({ month: 'long', day: 'numeric', weekday: 'short' })
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** 18:42 in Japan. */
export const clock = (at: Date): string => minuteClock.format(at)

/** 18:42:07 in Japan. */
export const clockWithSeconds = (at: Date): string => secondClock.format(at)

/** 11月30日(月) in Japan. */
export const dayWords = (at: Date): string => monthDay.format(at)

const year = inTokyo({ year: 'numeric' })

/** Of when a sheet of paper is: 2026年11月30日(月) 18:42:07 の内容. */
export const ofWhenWords = (at: Date): string =>
  `${year.format(at)}${dayWords(at)} ${clockWithSeconds(at)} の内容`

/** The same for a calendar date without a time. */
export const dateWords = (date: string): string => dayWords(new Date(`${date}T12:00:00+09:00`))

/** Today's date in Japan as `2026-11-22`. */
export const dateInJapan = (at: Date): string => isoDay.format(at)

/** Whole calendar days in Japan from `now` until `date`; negative when it is over. */
export function daysUntil(date: string, now: Date): number {
  return Math.round((Date.parse(date) - Date.parse(dateInJapan(now))) / 86_400_000)
}

/** 今日 10:21, 昨日 19:12, else the day with its weekday and the time. */
export function whenWords(at: Date, now: Date): string {
  const days = daysUntil(dateInJapan(at), now)
  if (days === 0) return `今日 ${clock(at)}`
  return days === -1 ? `昨日 ${clock(at)}` : `${dayWords(at)} ${clock(at)}`
}

/** How long until the deadline, in words; null where a week or more is left. */
export function deadlineWords(date: string, now: Date): string | null {
  const days = daysUntil(date, now)
  if (days < 0) return `${-days}日 すぎました`
  if (days === 0) return '今日まで'
  return days <= 7 ? `あと ${days}日` : null
}
