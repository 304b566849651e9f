import { infoKinds } from './info-kinds.ts'
import { titlesOfTelegrams } from './telegram-titles.ts'

/** What of a telegram's body is read. `shown`: its headline is shown and nothing is proposed. */
export type TelegramFamily =
  | 'tsunami_warning'
  | 'tsunami_information'
  | 'landslide_alert'
  | 'weather_warning'
  | 'river_flood'
  | 'shown'

/** Families whose telegrams may propose a draft, by the InfoKind (Head) that their bodies follow. */
const proposingInfoKinds: ReadonlyMap<string, TelegramFamily> = new Map([
  ['津波警報・注意報・予報', 'tsunami_warning'],
  ['土砂災害警戒情報', 'landslide_alert'],
  ['気象警報・注意報', 'weather_warning'],
  ['指定河川洪水予報', 'river_flood'],
])

const infoKindOf = new Map(
  Array.from(proposingInfoKinds, ([infoKind, family]) => [family, infoKind]),
)

const familyOfCode: ReadonlyMap<string, TelegramFamily> = new Map([
  ['VTSE40', 'tsunami_warning'],
  ['VTSE41', 'tsunami_warning'],
  ['VTSE50', 'tsunami_information'],
  ['VTSE51', 'tsunami_information'],
  ['VXWW50', 'landslide_alert'],
  ['VPWW50', 'weather_warning'],
  ['VPWW53', 'weather_warning'],
  ['VPWW54', 'weather_warning'],
  ['VPWW55', 'weather_warning'],
  ['VPWW56', 'weather_warning'],
  ['VPWW57', 'weather_warning'],
  ['VPWW58', 'weather_warning'],
  ['VPWW59', 'weather_warning'],
  ['VPWW60', 'weather_warning'],
  ['VPWW61', 'weather_warning'],
  ['VXKOii', 'river_flood'],
])

export interface TelegramKind {
  /** データ種類コード, `VTSE41`; `ii` stands for digits that the XML does not tell; null: not in the list. */
  readonly code: string | null
  readonly family: TelegramFamily
  /** Whether the dictionary has the InfoKind. */
  readonly isKnown: boolean
  /** Title and InfoKind name different kinds: the body cannot be trusted to be either. */
  readonly disagrees: boolean
}

/**
 * What kind of telegram it is. The XML does not carry the データ種類コード, so Control/Title tells it;
 * a title that is not in the list falls back on Head/InfoKind, which names the shape of the body.
 */
export function telegramKindOf(title: string, infoKind: string): TelegramKind {
  const code = codeOfTitle(title)
  const body = plain(infoKind)
  const isKnown = knownBodies.has(body)
  if (code === null) {
    const family = proposingInfoKinds.get(body) ?? 'shown'
    return { code, family, isKnown, disagrees: false }
  }
  const family = familyOfCode.get(code) ?? 'shown'
  const wanted = infoKindOf.get(family)
  const disagrees = isKnown && wanted !== undefined && wanted !== body
  return { code, family: isKnown && !disagrees ? family : 'shown', isKnown, disagrees }
}

/** Whether telegrams of this family can propose a draft. */
export const canPropose = (family: TelegramFamily): boolean => infoKindOf.has(family)

/** （Ｒ０６） and (R06) are the same title. */
const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '')

const knownBodies: ReadonlySet<string> = new Set(Array.from(infoKinds, plain))

const codes: ReadonlyMap<string, string> = new Map(
  titlesOfTelegrams.map(([code, title]) => [plain(title), code]),
)

/** Warnings since 2026: the word in the last brackets is written in several ways. */
const sinceR06: readonly (readonly [code: string, word: string])[] = [
  ['VPWW55', '大雨'],
  ['VPWW56', '土砂'],
  ['VPWW57', '高潮'],
  ['VPWW58', '暴風'],
  ['VPWW59', '波浪'],
  ['VPWW60', '大雪'],
  ['VPWW61', 'その他'],
  ['VPWS50', '集約'],
]
const r06 = plain('気象警報・注意報（Ｒ０６）（')

function codeOfTitle(title: string): string | null {
  const name = plain(title)
  if (!name.startsWith(r06)) return codes.get(name) ?? null
  return sinceR06.find(([, word]) => name.startsWith(word, r06.length))?.[0] ?? null
}
