/** 1,015 */
export const count = (number: number): string => number.toLocaleString('en-US')

/** +36, −4, ±0: how a number changed. */
export function change(before: number, now: number): string {
  if (now === before) return '±0'
  return now > before ? `＋${count(now - before)}` : `−${count(before - now)}`
}

/** 96.0%; of nothing there is no share. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`

const minute = 60_000

/** 5分前, 2時間前; 今 within the minute. */
export function agoWords(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / minute)
  if (minutes < 1) return 'いま'
  return minutes < 60 ? `${minutes}分前` : `${Math.floor(minutes / 60)}時間前`
}

/** 47分, 2時間5分: how long since then. */
export function sinceWords(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / minute))
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes}分` : `${hours}時間${minutes % 60}分`
}
