import type { XmlElement } from '../../xml/xml-element.ts'
import { isDateTime, isUtcDateTime } from './date-time.ts'
import { childOf, trim, wordsAt } from './elements.ts'
import { type Finding, finding } from './finding.ts'

const basis = 'http://xml.kishou.go.jp/jmaxml1/'
const bodies = ['meteorology1', 'seismology1', 'volcanology1'].map(
  (name) => `${basis}body/${name}/`,
)

/** One part of the envelope: what it must hold, in this order (辞書, jmx.xsd and jmx_ib.xsd). */
interface Part {
  readonly place: string
  readonly namespaces: readonly string[]
  readonly order: readonly string[]
  /** Others may be missing; of these, `mayBeEmpty` may be there without words. */
  readonly required: readonly string[]
  readonly mayBeEmpty: readonly string[]
}

const report: Part = {
  place: '/Report',
  namespaces: [basis],
  order: ['Control', 'Head', 'Body'],
  required: ['Body'],
  mayBeEmpty: ['Control', 'Head', 'Body'],
}

const control: Part = {
  place: '/Report/Control',
  namespaces: [basis],
  order: ['Title', 'DateTime', 'Status', 'EditorialOffice', 'PublishingOffice'],
  required: ['Title', 'DateTime', 'EditorialOffice', 'PublishingOffice'],
  mayBeEmpty: [],
}

const head: Part = {
  place: '/Report/Head',
  namespaces: [`${basis}informationBasis1/`],
  order: [
    'Title',
    'ReportDateTime',
    'TargetDateTime',
    'TargetDTDubious',
    'TargetDuration',
    'ValidDateTime',
    'EventID',
    'InfoType',
    'Serial',
    'InfoKind',
    'InfoKindVersion',
    'Headline',
  ],
  required: [
    'Title',
    'ReportDateTime',
    'TargetDateTime',
    'EventID',
    'Serial',
    'InfoKind',
    'InfoKindVersion',
    'Headline',
  ],
  mayBeEmpty: ['TargetDateTime', 'EventID', 'Serial', 'Headline'],
}

/** What is wrong with the envelope of a telegram apart from Status and InfoType. */
export function checkEnvelope(root: XmlElement): readonly Finding[] {
  const controlPart = childOf(root, 'Control')
  const headPart = childOf(root, 'Head')
  const bodyPart = childOf(root, 'Body')
  return [
    ...checkPart(root, report),
    ...(controlPart === null ? [] : checkPart(controlPart, control)),
    ...(headPart === null ? [] : checkPart(headPart, head)),
    ...(bodyPart === null ? [] : checkNamespace(bodyPart, '/Report/Body', bodies)),
    ...checkTimes(controlPart, headPart),
  ]
}

const checkPart = (part: XmlElement, rule: Part): readonly Finding[] => [
  ...checkNamespace(part, rule.place, rule.namespaces),
  ...checkTwice(part, rule),
  ...checkOrder(part, rule),
  ...checkMissing(part, rule),
]

const checkNamespace = (
  { uri }: XmlElement,
  place: string,
  allowed: readonly string[],
): readonly Finding[] => (allowed.includes(uri) ? [] : [finding('wrong_namespace', place, uri)])

function checkTwice(part: XmlElement, { place }: Part): readonly Finding[] {
  const names = part.children.map(({ name }) => name)
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return Array.from(twice, (name) => finding('said_twice', `${place}/${name}`))
}

function checkOrder(part: XmlElement, { place, order }: Part): readonly Finding[] {
  let furthest = -1
  const misplaced = part.children.filter(({ name }) => {
    const at = order.indexOf(name)
    if (at < furthest) return true
    furthest = at
    return at === -1
  })
  return misplaced.map(({ name }) => finding('element_misplaced', `${place}/${name}`))
}

const checkMissing = (part: XmlElement, rule: Part): readonly Finding[] =>
  rule.required
    .filter((name) => {
      const child = childOf(part, name)
      return child === null || (trim(child.text) === '' && !rule.mayBeEmpty.includes(name))
    })
    .map((name) => finding('element_missing', `${rule.place}/${name}`))

/** Missing times are found as missing elements; TargetDateTime may be left open. */
function checkTimes(
  controlPart: XmlElement | null,
  headPart: XmlElement | null,
): readonly Finding[] {
  const sentAt = wordsAt(controlPart, 'DateTime')
  const wrong =
    sentAt === '' || isUtcDateTime(sentAt)
      ? []
      : [finding('date_time_malformed', '/Report/Control/DateTime', sentAt)]
  const others = ['ReportDateTime', 'TargetDateTime', 'ValidDateTime'].flatMap((name) => {
    const at = wordsAt(headPart, name)
    return at === '' || isDateTime(at)
      ? []
      : [finding('date_time_malformed', `/Report/Head/${name}`, at)]
  })
  return [...wrong, ...others]
}
