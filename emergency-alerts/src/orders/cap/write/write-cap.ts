import type { Language } from '../../../../contract/desk/order-draft.ts'
import type { Ring } from '../../../../contract/geography.ts'
import type {
  OrderArea,
  OrderDocument,
  OrderStatus,
  OrderWords,
} from '../../../../contract/order-document.ts'
import { hazardNames, kindNames } from '../../words/order-kinds.ts'
import { japanTime } from '../../xml/japan-time.ts'
import { branch, leaf, leafIf, writeXml, type XmlNode } from '../../xml/write-xml.ts'
import { categoryOf, judgementOf } from './cap-judgement.ts'
import { languageTags, profileCode, valueNames } from './cap-names.ts'
import { withCheckDigit } from './municipality-code.ts'

export interface CapExport {
  readonly document: OrderDocument
  /** The documents issued before of the same order; the message replaces or cancels them. */
  readonly earlier: readonly OrderDocument[]
  /** Who sends, unique in the world: a domain of the municipality. No spaces, commas, `<` or `&`. */
  readonly sender: string
}

/**
 * An order as a CAP 1.2 message with one `info` each for Japanese, やさしい日本語 and English. Times are
 * those of Japan to the second. What CAP has no element for stands in parameters, so that
 * `orderOfCap` reads the same order again.
 */
export const writeCap = (given: CapExport): string => writeXml(alertNode(given))

const cap12 = 'urn:oasis:names:tc:emergency:cap:1.2'

function alertNode({ document, earlier, sender }: CapExport): XmlNode {
  const references = earlier
    .map((one) => `${sender},${identifierOf(one)},${japanTime(one.issuedAt)}`)
    .join(' ')
  return branch(
    'alert',
    [
      leaf('identifier', identifierOf(document)),
      leaf('sender', sender),
      leaf('sent', japanTime(document.issuedAt)),
      leaf('status', document.status),
      leaf('msgType', messageTypeOf(document, references)),
      leaf('scope', 'Public'),
      leaf('code', profileCode),
      ...leafIf('note', notes[document.status]),
      ...leafIf('references', references),
      leaf('incidents', document.orderId),
      infoNode(document, 'ja'),
      infoNode(document, 'easy'),
      infoNode(document, 'en'),
    ],
    { xmlns: cap12 },
  )
}

const identifierOf = ({ orderId, revision }: OrderDocument): string => `${orderId}.${revision}`

/** A cancel needs something to cancel; an order that was never told of otherwise is an Alert. */
function messageTypeOf({ standing }: OrderDocument, references: string): string {
  if (references === '') return 'Alert'
  return standing === 'cancelled' ? 'Cancel' : 'Update'
}

const notes = {
  Actual: null,
  Exercise: '訓練です。本当の避難情報ではありません。 This is an exercise.',
  Test: '試験です。本当の避難情報ではありません。 This is a test.',
} as const satisfies Record<OrderStatus, string | null>

function infoNode(document: OrderDocument, language: Language): XmlNode {
  const { hazard, kind, level, municipality } = document
  const words = document.words[language]
  const judgement = judgementOf(document)
  return branch('info', [
    leaf('language', languageTags[language]),
    leaf('category', categoryOf[hazard]),
    leaf('category', 'Safety'),
    leaf('event', eventOf(document, language)),
    ...judgement.responseTypes.map((type) => leaf('responseType', type)),
    leaf('urgency', judgement.urgency),
    leaf('severity', judgement.severity),
    leaf('certainty', judgement.certainty),
    valueNode('eventCode', valueNames.kindName, kindNames[kind].ja.text),
    leaf('expires', japanTime(document.expiresAt)),
    leaf('senderName', municipality.name.text),
    leaf('headline', words.headline.text),
    leaf('description', words.what.text),
    leaf('instruction', instructionOf(words)),
    ...(level === null ? [] : [valueNode('parameter', valueNames.level, String(level))]),
    ...wordParameters(words),
    ...(language === 'ja' ? ownParameters(document) : []),
    ...document.areas.map((area) => areaNode(area, document)),
  ])
}

const instructionOf = ({ act, otherwise }: OrderWords): string =>
  [act.text, otherwise.text].filter((text) => text !== '').join('\n')

const marks = {
  Actual: { ja: '', en: '' },
  Exercise: { ja: '【訓練】', en: '[DRILL] ' },
  Test: { ja: '【試験】', en: '[TEST] ' },
} as const satisfies Record<OrderStatus, { readonly ja: string; readonly en: string }>

const ends = {
  in_force: { ja: '', en: '' },
  lifted: { ja: 'の解除', en: ' lifted' },
  cancelled: { ja: 'の取消', en: ' cancelled' },
} as const

/** 「避難指示（洪水）」; a drill says so here too, for receivers that show nothing but the event. */
function eventOf({ status, standing, hazard, kind }: OrderDocument, language: Language): string {
  const name = kindNames[kind]
  const cause = hazardNames[hazard]
  if (language === 'en') {
    return `${marks[status].en}${name.en}${ends[standing].en} (${cause.en})`
  }
  const spoken = language === 'easy' ? `（${name.ja.kana}）` : ''
  return `${marks[status].ja}${name.ja.text}${spoken}${ends[standing].ja}（${cause.ja.text}）`
}

const valueNode = (element: string, name: string, value: string): XmlNode =>
  branch(element, [leaf('valueName', name), leaf('value', value)])

const parameter = (name: string, value: unknown): XmlNode =>
  valueNode('parameter', name, typeof value === 'string' ? value : JSON.stringify(value))

function wordParameters({ headline, what, act, otherwise }: OrderWords): readonly XmlNode[] {
  const kana = [headline, what, act, otherwise].map((spoken) => spoken.kana)
  return [parameter(valueNames.kana, kana), parameter(valueNames.otherwise, [otherwise.text])]
}

/** What CAP has no element for, once, in the first language. */
const ownParameters = (document: OrderDocument): readonly XmlNode[] => [
  parameter(valueNames.kind, document.kind),
  parameter(valueNames.hazard, document.hazard),
  parameter(valueNames.standing, document.standing),
  parameter(valueNames.municipality, document.municipality),
  parameter(valueNames.voice, document.voice),
  parameter(valueNames.changed, document.changed),
  ...document.areas.map(({ name }) => parameter(valueNames.areaName, name)),
  ...document.shelters.map((shelter) => parameter(valueNames.shelter, shelter)),
]

function areaNode({ name, extent }: OrderArea, { municipality }: OrderDocument): XmlNode {
  return branch('area', [leaf('areaDesc', name.text), ...extentNodes(extent, municipality.code)])
}

/** Codes of towns are this system's own numbers and are never called anything official. */
function extentNodes(extent: OrderArea['extent'], code: string): readonly XmlNode[] {
  switch (extent.kind) {
    case 'municipality':
      return [valueNode('geocode', valueNames.municipalityCode, withCheckDigit(code))]
    case 'towns':
      return extent.towns.map((town) => valueNode('geocode', valueNames.town, town))
    case 'rings':
      return extent.rings.map((ring) => leaf('polygon', polygonOf(ring)))
  }
}

const polygonOf = (ring: Ring): string =>
  ring.map(({ lat, lon }) => `${decimal(lat)},${decimal(lon)}`).join(' ')

/** Never with an exponent. */
const decimal = (degrees: number): string =>
  Math.abs(degrees) < 1e-6 ? degrees.toFixed(9) : String(degrees)
