import type { MunicipalityCode, TownCode } from '../../../contract/geography.ts'
import type { KanaRow } from './read/read-kana.ts'
import type { TownPoint } from './read/read-towns.ts'

const wholeTown = '000'
const firstSmall = 101

/**
 * A code for every town: that of the table, else the next free number in the form of a 町字ID (大字・町
 * four digits; three for the 丁目 by its own number, or for the 小字 from 101). Numbers of the table
 * never change their meaning, so homes that were registered by them stay where they are.
 */
export function codesFor(
  towns: readonly TownPoint[],
  { code, rows }: { readonly code: MunicipalityCode; readonly rows: readonly KanaRow[] },
): ReadonlyMap<string, TownCode> {
  const known = new Map(rows.flatMap((row) => (row.code === '' ? [] : [[row.name, row.code]])))
  const large = new Map<string, string>()
  const taken = new Set(known.values())
  for (const town of towns) {
    const number = known.get(town.name)
    if (number !== undefined) large.set(baseOf(town), number.slice(0, 4))
  }
  const nextLarge = () => {
    const highest = Math.max(0, ...[...taken].map((each) => Number(each.slice(0, 4))))
    return String(highest + 1).padStart(4, '0')
  }
  for (const town of towns) {
    if (known.has(town.name)) continue
    const base = large.get(baseOf(town)) ?? nextLarge()
    large.set(baseOf(town), base)
    const number = base + smallOf(town, (small) => taken.has(base + small))
    known.set(town.name, number)
    taken.add(number)
  }
  return new Map([...known].map(([name, number]) => [name, `${code}${number}`]))
}

const chome = /(?<number>[一二三四五六七八九十]{1,3})丁目$/u

/** The 大字・町 that a town belongs to. */
const baseOf = ({ town }: TownPoint): string => town.replace(chome, '')

function smallOf({ town, koaza }: TownPoint, isTaken: (small: string) => boolean): string {
  if (koaza === '') {
    const number = chome.exec(town)?.groups?.number
    return number === undefined ? wholeTown : String(kanjiNumber(number)).padStart(3, '0')
  }
  let small = firstSmall
  while (isTaken(String(small))) small += 1
  return String(small)
}

const digits = '一二三四五六七八九'

/** 一 to 九十九. */
function kanjiNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text]
  const tenCount = tens === '' ? 1 : digits.indexOf(tens ?? '') + 1
  return tenCount * 10 + digits.indexOf(ones || '零') + 1
}
