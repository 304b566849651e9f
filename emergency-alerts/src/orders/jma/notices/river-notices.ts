import type { XmlElement } from '../../xml/xml-element.ts'
import { finding } from '../telegram/finding.ts'
import type { Head, NamedCode } from '../telegram/telegram.ts'
import type { AreaNotice, Notices } from './area-notice.ts'
import { floodedCities } from './flooded-cities.ts'
import { dangerOf, levelIn } from './weather-codes.ts'

/** The river's own forecast area; the same telegram names its rivers and prefectures too. */
const byForecastArea = '指定河川洪水予報（予報区域）'

/** 警報等情報要素／指定河川洪水予報: 51 and 53 氾濫発生情報, 40 and 41 氾濫危険情報. */
const levels: ReadonlyMap<string, number> = new Map([
  ['53', 5],
  ['51', 5],
  ['41', 4],
  ['40', 4],
  ['31', 3],
  ['30', 3],
  ['22', 2],
  ['21', 2],
  ['20', 2],
  ['10', 0],
])

/** 洪水注意報（発表） and 洪水警報（発表）: what comes from below. */
const risen = ['20', '30', '40']

/**
 * VXKO50 to 89: what the headline says of the river's forecast area, and what the body says of every
 * municipality that it names as 浸水想定地区. There is no LastKind: of a telegram that is not the
 * first, and has not risen from below, what falls short of an order may have been one before.
 */
export function riverNotices(body: XmlElement | null, { headline, serial }: Head): Notices {
  const items = headline.items.filter(({ type }) => type === byForecastArea)
  const noticesOf = (kind: NamedCode, areas: readonly NamedCode[]): readonly AreaNotice[] => {
    const level = levelIn(kind.name) ?? levels.get(kind.code) ?? 0
    const before = (serial ?? 1) > 1 && !risen.includes(kind.code) ? dangerOf('flood', 4) : null
    const rivers = areas.map(({ name, code }) => ({
      area: { scope: 'river' as const, name, code },
      level,
    }))
    const cities = floodedCities(body, level)
    return [...rivers, ...cities].map(({ area, level }) => ({
      area,
      kind,
      now: dangerOf('flood', level),
      before,
      wave: null,
    }))
  }
  return {
    notices: items.flatMap(({ kinds, areas }) => kinds.flatMap((kind) => noticesOf(kind, areas))),
    findings: items.flatMap(({ kinds }) => kinds.flatMap(unknownCode)),
  }
}

function unknownCode({ code }: NamedCode) {
  if (levels.has(code)) return []
  return [finding('kind_code_unknown', '/Report/Head/Headline/Information/Item/Kind/Code', code)]
}
