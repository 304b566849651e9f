import { attributeOf, type XmlElement } from '../../xml/xml-element.ts'
import { childOf, childrenOf, wordsAt } from '../telegram/elements.ts'
import { type Finding, finding } from '../telegram/finding.ts'
import { namedCode } from '../telegram/read-headline.ts'
import type { NamedCode } from '../telegram/telegram.ts'
import type { AreaNotice, Danger, NoticeArea, Notices } from './area-notice.ts'
import {
  isPhenomenon,
  levelIn,
  type WarnedOf,
  warningDangers,
  warningsBefore,
} from './weather-codes.ts'

/** The partition by 市町村等; the coarser ones in the same telegram say the same of larger areas. */
const byCity = '気象警報・注意報（市町村等）'

/** VPWW50 to 61: one notice for every danger of every kind that holds, or held, in a 市町村等. */
export function weatherNotices(body: XmlElement | null): Notices {
  const items = childrenOf(body, 'Warning')
    .filter((warning) => attributeOf(warning, 'type') === byCity)
    .flatMap((warning) => childrenOf(warning, 'Item'))
  const kinds = items.flatMap((item) => childrenOf(item, 'Kind').map(namedCode))
  return { notices: items.flatMap(noticesOfItem), findings: unknownCodes(kinds) }
}

/** Codes without a level are many and none of ours; one that names a level of an order is. */
function unknownCodes(kinds: readonly NamedCode[]): readonly Finding[] {
  const unknown = kinds.filter(({ name, code }) => (levelIn(name) ?? 0) >= 4 && !isPhenomenon(code))
  const place = '/Report/Body/Warning/Item/Kind/Code'
  return Array.from(new Set(unknown.map(({ code }) => code)), (code) =>
    finding('kind_code_unknown', place, code),
  )
}

function noticesOfItem(item: XmlElement): readonly AreaNotice[] {
  const area: NoticeArea = { scope: 'city', ...namedCode(childOf(item, 'Area')) }
  return childrenOf(item, 'Kind').flatMap((kind) => noticesOfKind(kind, area))
}

/** A kind that is no reason for an order is a notice too: it says that nothing worse holds. */
function noticesOfKind(element: XmlElement, area: NoticeArea): readonly AreaNotice[] {
  const said = warnedOf(element)
  const status = wordsAt(element, 'Status')
  const now = isOver(status) ? [] : warningDangers(said)
  const before = warningsBefore({ now: said, status, last: warnedOf(childOf(element, 'LastKind')) })
  const kind = { name: said.name, code: said.code }
  const gone = before.filter(({ hazard }) => now.every((each) => each.hazard !== hazard))
  const pairs = [
    ...now.map((danger) => ({ now: danger, before: sameHazard(before, danger) })),
    ...gone.map((danger) => ({ now: null, before: danger })),
  ]
  return (pairs.length > 0 ? pairs : [{ now: null, before: null }]).map((pair) => ({
    area,
    kind,
    ...pair,
    wave: null,
  }))
}

const sameHazard = (dangers: readonly Danger[], { hazard }: Danger): Danger | null =>
  dangers.find((each) => each.hazard === hazard) ?? null

const isOver = (status: string): boolean => status === '解除' || status === '発表警報・注意報はなし'

const warnedOf = (kind: XmlElement | null): WarnedOf => ({
  ...namedCode(kind),
  condition: wordsAt(kind, 'Condition'),
})
