const pattern =
  /^(-?\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(Z|[-+]\d\d:\d\d)?$/

/**
 * The instant of an `xs:dateTime` in milliseconds since 1970, or null where it is none. Without a
 * time zone it counts as UTC; so does `-00:00`.
 */
export function instantOf(text: string): number | null {
  const [, yearText = '0', month, day, hour, minute, second, fraction = '0', zone] =
    pattern.exec(text) ?? []
  const year = Number(yearText)
  const offset = offsetOf(zone)
  if (year === 0 || offset === null || !isTimeOfDay(Number(hour), Number(minute), Number(second))) {
    return null
  }
  const date = new Date(0)
  date.setUTCFullYear(year, Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  const ms = Math.trunc(Number(`0.${fraction}`) * 1000)
  return date.setUTCHours(Number(hour), Number(minute), Number(second), ms) - offset * 60_000
}

/** Midnight may be written as the end of a day. */
const isTimeOfDay = (hour: number, minute: number, second: number): boolean =>
  (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0)

/** Minutes east of UTC; XML Schema goes up to 14 hours. */
function offsetOf(zone = 'Z'): number | null {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(4))
  const total = Number(zone.slice(1, 3)) * 60 + minutes
  if (minutes > 59 || total > 14 * 60) return null
  return zone.startsWith('-') ? -total : total
}
