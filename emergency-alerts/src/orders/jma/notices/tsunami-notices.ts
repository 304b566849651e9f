import { attributeOf, type XmlElement } from '../../xml/xml-element.ts'
import { childOf, childrenOf, elementsAt, wordsAt } from '../telegram/elements.ts'
import { type Finding, finding } from '../telegram/finding.ts'
import { namedCode } from '../telegram/read-headline.ts'
import type { Headline } from '../telegram/telegram.ts'
import type { AreaNotice, Danger, Notices, Wave, WaveStation } from './area-notice.ts'

const evacuation: Danger = { hazard: 'tsunami', order: 'evacuation', level: null }

/**
 * 警報等情報要素／津波警報・注意報・予報. A body says 53 where a headline still says 52: 大津波警報
 * that is new for the area. An advisory (62) concerns whoever is in the water or on the shore.
 */
const dangers: ReadonlyMap<string, Danger | null> = new Map([
  ['53', evacuation],
  ['52', evacuation],
  ['51', evacuation],
  ['50', null],
  ['60', null],
  ['62', null],
  ['71', null],
  ['72', null],
  ['73', null],
  ['00', null],
])

/** VTSE41 and VTSE51: Tsunami/Forecast, one item for every 津波予報区 that it concerns. */
export function tsunamiNotices(body: XmlElement | null): Notices {
  const items = elementsAt(body, 'Tsunami', 'Forecast', 'Item')
  return {
    notices: items.map(noticeOf),
    findings: items.flatMap((item) => unknownCode(item)),
  }
}

function noticeOf(item: XmlElement): AreaNotice {
  const category = childOf(item, 'Category')
  const kind = namedCode(childOf(category, 'Kind'))
  return {
    area: { scope: 'tsunami', ...namedCode(childOf(item, 'Area')) },
    kind,
    now: dangers.get(kind.code) ?? null,
    before: dangers.get(wordsAt(category, 'LastKind', 'Code')) ?? null,
    wave: waveOf(item),
  }
}

function unknownCode(item: XmlElement): readonly Finding[] {
  const code = wordsAt(item, 'Category', 'Kind', 'Code')
  if (dangers.has(code)) return []
  const place = '/Report/Body/Tsunami/Forecast/Item/Category/Kind/Code'
  return [finding('kind_code_unknown', place, code)]
}

function waveOf(item: XmlElement): Wave {
  const height = elementsAt(item, 'MaxHeight', 'TsunamiHeight')[0] ?? null
  const metres = Number.parseFloat(height?.text ?? '')
  return {
    ...arrivalOf(item),
    height: (height && attributeOf(height, 'description')) ?? '',
    metres: Number.isFinite(metres) ? metres : null,
    stations: childrenOf(item, 'Station').map(stationOf),
  }
}

const stationOf = (station: XmlElement): WaveStation => ({
  ...namedCode(station),
  ...arrivalOf(station),
})

const arrivalOf = (of: XmlElement): Pick<Wave, 'arrivesAt' | 'arrival'> => ({
  arrivesAt: wordsAt(of, 'FirstHeight', 'ArrivalTime') || null,
  arrival: wordsAt(of, 'FirstHeight', 'Condition'),
})

/** A headline groups areas (東北地方太平洋沿岸), so only the kinds can be compared with the body. */
export function headlineFindings(
  { items }: Headline,
  notices: readonly AreaNotice[],
): readonly Finding[] {
  const announced = items.flatMap(({ kinds }) => kinds.map(({ code }) => code))
  const isAnnounced = announced.some((code) => (dangers.get(code) ?? null) !== null)
  const isInBody = notices.some(({ now }) => now !== null)
  if (isAnnounced === isInBody) return []
  return [finding('headline_disagrees', '/Report/Head/Headline', announced.join(' '))]
}
