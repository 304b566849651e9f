import type { SubmissionSummary } from '#cable-backend/contract/insurer'
import { daysUntil } from '../../theme/words/day-words.ts'
import { type EvidenceState, hasFailedCheck } from '../evidence/evidence-state.ts'

/** What a row asks of the desk, first things first. */
export type RowState = 'stopped' | 'waiting' | 'sealing' | 'accepted' | 'rejected'

export interface InboxRow {
  readonly submission: SubmissionSummary
  readonly evidence: EvidenceState
  readonly state: RowState
}

export type InboxFilter = 'open' | 'accepted' | 'rejected' | 'all'

export interface InboxFigures {
  readonly open: number
  readonly dueWithinAWeek: number
  readonly stopped: number
  readonly accepted: number
  readonly rejected: number
}

export const isOpen = (state: RowState): boolean => state !== 'accepted' && state !== 'rejected'

/** A decided submission stays decided; an open one is stopped by any check that says no. */
export function rowState(submission: SubmissionSummary, evidence: EvidenceState): RowState {
  if (submission.state !== 'received') return submission.state
  if (hasFailedCheck(evidence)) return 'stopped'
  return submission.isSealed ? 'waiting' : 'sealing'
}

const rank = (row: InboxRow): number => {
  if (row.state === 'stopped') return 0
  return isOpen(row.state) ? 1 : 2
}

function compareRows(a: InboxRow, b: InboxRow): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  const newestFirst = b.submission.receivedAt.localeCompare(a.submission.receivedAt)
  if (rank(a) === 2) return newestFirst
  return a.submission.dueOn.localeCompare(b.submission.dueOn) || -newestFirst
}

/** Stopped by a check first, then by deadline, then as they came; decided ones last. */
export function inboxRows(
  submissions: readonly SubmissionSummary[],
  evidenceOf: (submission: SubmissionSummary) => EvidenceState,
): readonly InboxRow[] {
  return submissions
    .map((submission): InboxRow => {
      const evidence = evidenceOf(submission)
      return { submission, evidence, state: rowState(submission, evidence) }
    })
    .sort(compareRows)
}

export function inboxFigures(rows: readonly InboxRow[], now: Date): InboxFigures {
  const count = (counts: (row: InboxRow) => boolean) => rows.filter(counts).length
  return {
    open: count((row) => isOpen(row.state)),
    dueWithinAWeek: count((row) => isOpen(row.state) && daysUntil(row.submission.dueOn, now) <= 7),
    stopped: count((row) => row.state === 'stopped'),
    accepted: count((row) => row.state === 'accepted'),
    rejected: count((row) => row.state === 'rejected'),
  }
}

const inFilter = (state: RowState, filter: InboxFilter): boolean => {
  if (filter === 'all') return true
  return filter === 'open' ? isOpen(state) : state === filter
}

/** Full-width and half-width, spaces and hyphens make no difference to a search. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s‐-―−-]/g, '')

export function findRows(
  rows: readonly InboxRow[],
  { filter, search }: { readonly filter: InboxFilter; readonly search: string },
): readonly InboxRow[] {
  const sought = searchable(search)
  return rows.filter(({ submission, state }) => {
    const { receiptNumber, recipientName, policyNumber } = submission
    const text = [receiptNumber, recipientName, policyNumber].map(searchable).join(' ')
    return inFilter(state, filter) && text.includes(sought)
  })
}
