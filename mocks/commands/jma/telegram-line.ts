import type { CheckedTelegram } from '#emergency-alerts/src/orders/jma/check-telegram'
import type {
  NothingBecause,
  Proposal,
  ProposedDraft,
} from '#emergency-alerts/src/orders/jma/proposals/proposal'
import { type Finding, findingKinds } from '#emergency-alerts/src/orders/jma/telegram/finding'
import type { Telegram } from '#emergency-alerts/src/orders/jma/telegram/telegram'
import { oneLine } from '../one-line.ts'

/** A file with what it is worth. */
export interface CheckedFile extends CheckedTelegram {
  readonly file: string
  /** The file whose proposal it acts on, where that is among them. */
  readonly earlier: Earlier | null
  /** What it would propose to towns in all the areas that it names. */
  readonly elsewhere: Proposal | null
}

export interface Earlier {
  readonly file: string
  readonly serial: number | null
}

/** One line a telegram: file, title, event, status, type, proposal, verdict. */
export function lineOf(checked: CheckedFile): string {
  const { file, telegram, proposal, verdict, findings } = checked
  const parts = telegram === null ? [] : partsOf(telegram)
  const proposed = proposal === null ? 'nothing: it is refused' : proposalWords(proposal, checked)
  const judged = [verdict, findings.map(findingWords).join('; ')].filter((words) => words !== '')
  return [file, ...parts, proposed, judged.join(' ')].map(oneLine).join(' | ')
}

const partsOf = ({ kind, control, head }: Telegram): readonly string[] => [
  `${kind.code ?? '?'} ${control.title}`,
  `${head.eventIds.join(' ') || 'no EventID'} / ${serialWords(head.serial)}`,
  control.status,
  head.infoType,
]

const serialWords = (serial: number | null): string =>
  serial === null ? 'no Serial' : `Serial ${serial}`

const findingWords = ({ code, place, found }: Finding): string =>
  `${code} at ${place}${found === '' ? '' : ` "${found}"`}: ${findingKinds[code][1]}`

function proposalWords(proposal: Proposal, { earlier, elsewhere }: CheckedFile): string {
  if (proposal.kind !== 'nothing') return actWords(proposal, fromWords(earlier))
  const others = elsewhere === null || elsewhere.kind === 'nothing' ? null : elsewhere
  return `nothing: ${nothingWords[proposal.because]}${
    others === null ? '' : `; there, ${actWords(others, '')}`
  }`
}

const fromWords = (earlier: Earlier | null): string =>
  earlier === null
    ? ' (no proposal of this event among these files)'
    : ` (that of ${earlier.file}, ${serialWords(earlier.serial)})`

function actWords(proposal: Exclude<Proposal, { readonly kind: 'nothing' }>, from: string): string {
  if (proposal.kind === 'withdraw')
    return `withdraw ${proposal.status}: ${withdrawWords[proposal.because]}${from}`
  const drafts = proposal.drafts.map(draftWords).join('; ')
  return `${proposal.kind} ${proposal.status}: ${drafts}${proposal.kind === 'correct' ? from : ''}`
}

/** So many areas are named; of the others it is said how many they are. */
const mostAreas = 3

function draftWords({ hazard, kind, level, warning, areas }: ProposedDraft): string {
  const named = areas.slice(0, mostAreas).map(({ name, code }) => `${name} (${code})`)
  const more = areas.length > mostAreas ? [`${areas.length - mostAreas} more`] : []
  const levelWords = level === null ? 'no level' : `level ${level}`
  return `${hazard} (${warning}), ${kind}, ${levelWords}, for ${[...named, ...more].join(', ')}`
}

const withdrawWords = {
  cancelled: 'cancelled',
  corrected: 'corrected away',
  ended: 'the warning ended',
} as const

const nothingWords = {
  no_order_by_this_kind: 'no order follows from this kind',
  elsewhere: 'other areas',
  below_an_order: 'below an order',
  follows_a_warning: 'it follows a warning that proposes',
  test_telegram: '試験 goes nowhere',
  words_against_status: 'its words and its Status disagree',
  late: 'sent late',
} as const satisfies Record<NothingBecause, string>
