import type {
  FormDraft,
  Letter,
  LetterSummary,
  Receipt,
  WaitingLetters,
} from '#cable-backend/contract/letter'
import type { KeptSubmission } from '../submissions/submission-store.ts'
import type { KeptLetter } from './letter-store.ts'

/** What the viewer gets of a submission: proof that it arrived, and what became of it. */
export const receiptOf = (submission: KeptSubmission): Receipt => ({
  submissionId: submission.submissionId,
  receiptNumber: submission.receiptNumber,
  insurerName: submission.statement.insurer.name,
  receivedAt: submission.receivedAt.toISOString(),
  state: submission.decided?.decision ?? 'received',
  rejectedBecause: rejectionOf(submission),
})

export const rejectionOf = ({ decided }: KeptSubmission): string | null =>
  decided?.decision === 'rejected' ? decided.reason : null

const receiptFor = (letterId: string, submissions: readonly KeptSubmission[]): Receipt | null => {
  const submission = submissions.find((each) => each.letterId === letterId)
  return submission === undefined ? null : receiptOf(submission)
}

export const summaryOf = (
  letter: KeptLetter,
  submissions: readonly KeptSubmission[],
): LetterSummary => ({
  letterId: letter.letterId,
  insurer: letter.insurer,
  subject: letter.subject,
  sentOn: letter.sentOn,
  isUnread: letter.isUnread,
  form: letter.form && {
    year: letter.form.year,
    dueOn: letter.form.dueOn,
    receipt: receiptFor(letter.letterId, submissions),
  },
})

export const shownLetter = (
  letter: KeptLetter,
  draft: FormDraft | null,
  submission: KeptSubmission | null,
): Letter => ({
  letterId: letter.letterId,
  insurer: letter.insurer,
  recipientName: letter.recipientName,
  subject: letter.subject,
  sentOn: letter.sentOn,
  parts: letter.parts,
  pdf: letter.pdf,
  form: letter.form,
  draft,
  receipt: submission && receiptOf(submission),
})

/** What a box may show before anybody signs in: no name, no subject. */
export function waitingLettersOf(
  inbox: readonly KeptLetter[],
  submissions: readonly KeptSubmission[],
): WaitingLetters {
  const unread = inbox.filter((letter) => letter.isUnread)
  const isOpen = ({ letterId }: KeptLetter) =>
    !submissions.some((submission) => submission.letterId === letterId)
  const dueDays = inbox.filter(isOpen).flatMap((letter) => letter.form?.dueOn ?? [])
  return {
    unread: unread.length,
    senders: [...new Set(unread.map((letter) => letter.insurer.name))],
    nearestFormDueOn: dueDays.sort()[0] ?? null,
  }
}
