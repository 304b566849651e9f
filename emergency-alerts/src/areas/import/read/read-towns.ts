import * as z from 'zod/mini'
import type { Position } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { checkPosition } from './coordinates.ts'
import { parseJson } from './feature-collection.ts'
import type { GivenFile, ImportRefusal, Reading } from './refusals.ts'

/** 町丁目 with a point of each, as the Geolonia 住所データ has them. */
const Town = z.object({
  town: z.string().check(z.trim(), z.minLength(1)),
  koaza: z._default(z.string().check(z.trim()), ''),
  lat: z.nullable(z.union([z.number(), z.string()])),
  lng: z.nullable(z.union([z.number(), z.string()])),
})

export interface TownPoint {
  /** 大字・町, with its 丁目: 奥河内, 青葉台一丁目. */
  readonly town: string
  /** 小字, or empty. */
  readonly koaza: string
  /** As it is shown: 奥河内字寺前. */
  readonly name: string
  readonly at: Position
}

export function readTowns(file: GivenFile): Reading<TownPoint> {
  const whole = (sentence: string) => ({
    read: [],
    refusals: [{ file: file.name, feature: null, sentence }],
  })
  const json = parseJson(file.text)
  if (!json.ok) return whole(json.error)
  if (!Array.isArray(json.value)) return whole('it is no list of towns.')
  if (json.value.length === 0) return whole('it names no towns.')
  const read: TownPoint[] = []
  const refusals: ImportRefusal[] = []
  for (const [feature, given] of json.value.entries()) {
    const town = readTown(given)
    const isDouble = town.ok && read.some(({ name }) => name === town.value.name)
    if (!town.ok) refusals.push({ file: file.name, feature, sentence: town.error })
    else if (isDouble)
      refusals.push({
        file: file.name,
        feature,
        sentence: `${town.value.name} is named twice: keep one of them.`,
      })
    else read.push(town.value)
  }
  return { read, refusals }
}

function readTown(given: unknown): Result<TownPoint, string> {
  const parsed = z.safeParse(Town, given)
  if (!parsed.success) return err('it has no town, lat and lng.')
  const { town, koaza, lat, lng } = parsed.data
  const name = koaza === '' ? town : `${town}字${koaza}`
  if (lat === null || lng === null) return err(`${name} has no point: give it one, or remove it.`)
  const at = checkPosition({ lat: numberIn(lat), lon: numberIn(lng) })
  return at.ok ? ok({ town, koaza, name, at: at.value }) : err(`${name}: ${at.error}`)
}

const numberIn = (given: string | number): unknown =>
  typeof given === 'string' && /^-?[0-9]+(\.[0-9]+)?$/.test(given) ? Number(given) : given
