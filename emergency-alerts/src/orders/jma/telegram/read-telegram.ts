import { elementsWithin, type XmlElement } from '../../xml/xml-element.ts'
import { noticesOf } from '../notices/notices-of.ts'
import { checkEnvelope } from './check-envelope.ts'
import { childOf, elementsAt, wordsAt } from './elements.ts'
import { type Finding, type FindingCode, finding, verdictOf } from './finding.ts'
import { canPropose, type TelegramKind, telegramKindOf } from './kinds/telegram-kinds.ts'
import { readHeadline } from './read-headline.ts'
import { contradictionOf } from './status-words.ts'
import {
  type Control,
  type Head,
  type InfoType,
  infoTypes,
  type Telegram,
  type TelegramStatus,
  telegramStatuses,
} from './telegram.ts'

/** A telegram, or null where it is refused; and everything that is wrong with it. */
export interface TelegramReading {
  readonly telegram: Telegram | null
  readonly findings: readonly Finding[]
}

/**
 * Reads a telegram of 気象庁防災情報XML from its root element. A Status or InfoType that is missing,
 * unknown or said twice refuses it; nothing else is guessed either, but flagged.
 */
export function readTelegram(root: XmlElement): TelegramReading {
  if (root.name !== 'Report')
    return { telegram: null, findings: [finding('not_a_report', `/${root.name}`)] }
  const envelope = checkEnvelope(root)
  const status = oneOf(telegramStatuses, root, statusPlace)
  const infoType = oneOf(infoTypes, root, infoTypePlace)
  const missing = ['Control', 'Head']
    .filter((name) => childOf(root, name) === null)
    .map((name) => finding('part_missing', `/Report/${name}`))
  const findings = [...missing, ...envelope, ...status.findings, ...infoType.findings]
  if (status.value === null || infoType.value === null || verdictOf(findings) === 'refused')
    return { telegram: null, findings }
  const { telegram, more } = telegramOf(root, status.value, infoType.value)
  return { telegram, findings: [...findings, ...more] }
}

interface Place {
  readonly path: readonly [string, string]
  readonly missing: FindingCode
  readonly unknown: FindingCode
}

const statusPlace: Place = {
  path: ['Control', 'Status'],
  missing: 'status_missing',
  unknown: 'status_unknown',
}
const infoTypePlace: Place = {
  path: ['Head', 'InfoType'],
  missing: 'info_type_missing',
  unknown: 'info_type_unknown',
}

/** The one value that stands there, where it is one of the known ones. */
function oneOf<T extends string>(
  known: readonly T[],
  root: XmlElement,
  { path, missing, unknown }: Place,
): { readonly value: T | null; readonly findings: readonly Finding[] } {
  const place = `/Report/${path.join('/')}`
  const said = wordsAt(root, ...path)
  if (said === '') return { value: null, findings: [finding(missing, place)] }
  const value = known.find((each) => each === said) ?? null
  return { value, findings: value === null ? [finding(unknown, place, said)] : [] }
}

function telegramOf(root: XmlElement, status: TelegramStatus, infoType: InfoType) {
  const control = readControl(root, status)
  const head = readHead(root, infoType)
  const kind = telegramKindOf(control.title, head.infoKind)
  const body = childOf(root, 'Body')
  // A 取消 may tell in its body what it takes back: a drill that was sent as if in earnest.
  const prose = infoType === '取消' ? '' : proseIn(body)
  const words = [control.title, head.title, head.headline.text, prose].join('\n')
  const mayDisagree = speakOfDrills.includes(kind.code ?? '')
  const contradiction = mayDisagree ? null : contradictionOf(status, words)
  const { notices, findings } = noticesOf(body, head, kind.family)
  const telegram: Telegram = {
    kind,
    control,
    head,
    notices,
    contradictsItself: contradiction !== null,
  }
  const more = [
    ...kindFindings(kind, control, head),
    ...(infoType === '遅延' ? [finding('late', '/Report/Head/InfoType', infoType)] : []),
    ...(contradiction === null ? [] : [finding(contradiction, '/Report/Head', head.title)]),
    ...findings,
  ]
  return { telegram, more }
}

/**
 * 緊急地震速報配信テスト says テスト in its title and is sent as 通常; お知らせ may tell of a drill to come.
 * None of them proposes anything.
 */
const speakOfDrills = ['VXSE42', 'VZSE40', 'VZVO40']

/** What a body says in sentences, not in codes: 本文, お知らせ and comments. */
const proseIn = (body: XmlElement | null): string =>
  body === null
    ? ''
    : [...elementsWithin(body)]
        .filter(({ name }) => proseNames.has(name))
        .map(({ text }) => text)
        .join('\n')

const proseNames: ReadonlySet<string> = new Set(['Text', 'Notice', 'FreeFormComment'])

function kindFindings(kind: TelegramKind, { title }: Control, { infoKind }: Head) {
  if (!kind.isKnown) return [finding('kind_unknown', '/Report/Head/InfoKind', infoKind)]
  if (kind.disagrees) return [finding('kind_disagrees', '/Report/Head/InfoKind', infoKind)]
  const isNewTitle = kind.code === null && canPropose(kind.family)
  return isNewTitle ? [finding('title_unknown', '/Report/Control/Title', title)] : []
}

const readControl = (root: XmlElement, status: TelegramStatus): Control => ({
  title: wordsAt(root, 'Control', 'Title'),
  sentAt: wordsAt(root, 'Control', 'DateTime'),
  status,
  editorialOffice: wordsAt(root, 'Control', 'EditorialOffice'),
  publishingOffice: wordsAt(root, 'Control', 'PublishingOffice'),
})

function readHead(root: XmlElement, infoType: InfoType): Head {
  const words = (name: string) => wordsAt(root, 'Head', name)
  return {
    title: words('Title'),
    reportedAt: words('ReportDateTime'),
    targetAt: words('TargetDateTime') || null,
    eventIds: words('EventID')
      .split(/[\t\n\r ]+/)
      .filter((id) => id !== ''),
    infoType,
    serial: serialOf(words('Serial')),
    infoKind: words('InfoKind'),
    infoKindVersion: words('InfoKindVersion'),
    headline: readHeadline(elementsAt(root, 'Head', 'Headline')[0] ?? null),
  }
}

const serialOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)
