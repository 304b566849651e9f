import * as z from 'zod/mini'
import { LetterPart, Statement, StatusCheckForm, SubmissionState } from './letter.ts'

/** A customer as this insurer knows them here: a pairwise id that no other insurer shares. */
export const Recipient = z.strictObject({
  recipientId: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  name: z.string(),
  policyNumbers: z.array(z.string()),
})
export type Recipient = z.infer<typeof Recipient>

/** The JSON part `notice` of a multipart request whose other part `pdf` is the original. */
export const Notice = z.strictObject({
  recipientId: Recipient.shape.recipientId,
  subject: z.string().check(z.minLength(1), z.maxLength(40)),
  parts: z.array(LetterPart).check(z.minLength(1), z.maxLength(40)),
  form: z.nullable(StatusCheckForm),
})
export type Notice = z.infer<typeof Notice>

export const noticePdfMaxBytes = 5 * 1024 * 1024

/** Append-only: what happened to a letter, and when. */
export const LetterEventKind = z.enum([
  'accepted',
  'delivered',
  'opened',
  'acted',
  'insurer_accepted',
  'insurer_rejected',
])
export type LetterEventKind = z.infer<typeof LetterEventKind>

export const LetterEvent = z.strictObject({
  kind: LetterEventKind,
  at: z.iso.datetime(),
  detail: z.nullable(z.string()),
})
export type LetterEvent = z.infer<typeof LetterEvent>

export const SentNotice = z.strictObject({
  letterId: z.uuid(),
  recipientId: z.string(),
  recipientName: z.string(),
  subject: z.string(),
  hasForm: z.boolean(),
  pdf: z.strictObject({ bytes: z.int(), sha256: z.string() }),
  events: z.array(LetterEvent),
})
export type SentNotice = z.infer<typeof SentNotice>

export const SubmissionSummary = z.strictObject({
  submissionId: z.uuid(),
  receiptNumber: z.string(),
  recipientName: z.string(),
  policyNumber: z.string(),
  year: z.int(),
  dueOn: z.iso.date(),
  receivedAt: z.iso.datetime(),
  state: SubmissionState,
  /** At least one answer is not the first choice: somebody should look at it. */
  hasChanges: z.boolean(),
  isSealed: z.boolean(),
})
export type SubmissionSummary = z.infer<typeof SubmissionSummary>

export const Submission = z.strictObject({
  ...SubmissionSummary.shape,
  statement: Statement,
  letter: SentNotice,
  rejectedBecause: z.nullable(z.string()),
  decidedAt: z.nullable(z.iso.datetime()),
})
export type Submission = z.infer<typeof Submission>

export const Decision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accepted') }),
  z.strictObject({
    decision: z.literal('rejected'),
    /** The citizen reads this on the TV. */
    reason: z.string().check(z.minLength(1), z.maxLength(80)),
  }),
])
export type Decision = z.infer<typeof Decision>
