const written =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** Whether this is an `xs:dateTime` of the calendar with its zone, as every time in a telegram is. */
export function isDateTime(text: string): boolean {
  const [, year, month, day, hour, minute, second] = (written.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  const isInCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isInCalendar && Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59
}

/** Control/DateTime is UTC and says so with a Z. */
export const isUtcDateTime = (text: string): boolean => text.endsWith('Z') && isDateTime(text)
