import * as z from 'zod/mini'
import { IssuedChallenge } from './card-proof.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** A letter's text in parts that a TV can enlarge, page and read aloud. */
export const LetterPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: line(60) }),
  z.strictObject({ kind: z.literal('paragraph'), text: line(600) }),
  z.strictObject({ kind: z.literal('fact'), label: line(30), value: line(120) }),
])
export type LetterPart = z.infer<typeof LetterPart>

export const FormAnswerChoice = z.strictObject({
  value: z.string().check(z.regex(/^[a-z_]{1,30}$/)),
  label: line(40),
  /** What the viewer is asked for in addition, typed with the digits of the remote. */
  asks: z.nullable(z.literal('phone_number')),
})
export type FormAnswerChoice = z.infer<typeof FormAnswerChoice>

export const FormQuestion = z.strictObject({
  questionId: z.string().check(z.regex(/^[a-z_]{1,30}$/)),
  /** Two or three words for the review screen: 住所. */
  topic: line(20),
  /** The question as the viewer reads it. */
  text: line(80),
  fact: z.nullable(z.strictObject({ label: line(20), value: line(120) })),
  choices: z.array(FormAnswerChoice).check(z.minLength(2), z.maxLength(3)),
})
export type FormQuestion = z.infer<typeof FormQuestion>

/** 現況届: the annuity status-check form of one policy and one year. */
export const StatusCheckForm = z.strictObject({
  kind: z.literal('statusCheck'),
  year: z.int().check(z.gte(2020), z.lte(2100)),
  policyNumber: z.string().check(z.regex(/^[0-9A-Z-]{4,30}$/)),
  dueOn: z.iso.date(),
  questions: z.array(FormQuestion).check(z.minLength(1), z.maxLength(9)),
})
export type StatusCheckForm = z.infer<typeof StatusCheckForm>

export const FormAnswer = z.strictObject({
  questionId: z.string().check(z.maxLength(30)),
  value: z.string().check(z.maxLength(30)),
  phoneNumber: z.nullable(z.string().check(z.regex(/^0[0-9]{9,10}$/))),
})
export type FormAnswer = z.infer<typeof FormAnswer>

export const FormDraft = z.strictObject({
  answers: z.array(FormAnswer).check(z.maxLength(9)),
})
export type FormDraft = z.infer<typeof FormDraft>

/**
 * The whole of what the viewer is shown before the tap, and therefore of what the card signs. The
 * TV draws the review from this and from nothing else.
 */
export const Statement = z.strictObject({
  format: z.literal('mimamori-statement/1'),
  kind: z.literal('statusCheck'),
  insurer: z.strictObject({ insurerId: z.string(), name: z.string() }),
  recipientId: z.string(),
  recipientName: z.string(),
  letterId: z.uuid(),
  policyNumber: z.string(),
  year: z.int(),
  /** SHA-256 of the canonical form, in hex: the template that was shown. */
  formDigest: z.string(),
  answers: z.array(
    z.strictObject({
      questionId: z.string(),
      topic: z.string(),
      question: z.string(),
      fact: z.nullable(z.strictObject({ label: z.string(), value: z.string() })),
      value: z.string(),
      answer: z.string(),
      phoneNumber: z.nullable(z.string()),
    }),
  ),
})
export type Statement = z.infer<typeof Statement>

export const SubmissionState = z.enum(['received', 'accepted', 'rejected'])
export type SubmissionState = z.infer<typeof SubmissionState>

export const Receipt = z.strictObject({
  submissionId: z.uuid(),
  /** Twelve digits in groups of four, as the viewer copies them: `4821-0930-7715`. */
  receiptNumber: z.string(),
  insurerName: z.string(),
  receivedAt: z.iso.datetime(),
  state: SubmissionState,
  rejectedBecause: z.nullable(z.string()),
})
export type Receipt = z.infer<typeof Receipt>

export const LetterSummary = z.strictObject({
  letterId: z.uuid(),
  insurer: z.strictObject({ insurerId: z.string(), name: z.string() }),
  subject: z.string(),
  sentOn: z.iso.date(),
  isUnread: z.boolean(),
  form: z.nullable(
    z.strictObject({ year: z.int(), dueOn: z.iso.date(), receipt: z.nullable(Receipt) }),
  ),
})
export type LetterSummary = z.infer<typeof LetterSummary>

export const Letter = z.strictObject({
  letterId: z.uuid(),
  insurer: z.strictObject({ insurerId: z.string(), name: z.string() }),
  recipientName: z.string(),
  subject: z.string(),
  sentOn: z.iso.date(),
  parts: z.array(LetterPart),
  pdf: z.strictObject({ bytes: z.int(), sha256: z.string() }),
  form: z.nullable(StatusCheckForm),
  draft: z.nullable(FormDraft),
  receipt: z.nullable(Receipt),
})
export type Letter = z.infer<typeof Letter>

/** What a box may show before anybody signs in: senders and a number, no subject (no names). */
export const WaitingLetters = z.strictObject({
  unread: z.int(),
  senders: z.array(z.string()),
  nearestFormDueOn: z.nullable(z.iso.date()),
})
export type WaitingLetters = z.infer<typeof WaitingLetters>

/** The question to the card about one form: `statement` is what stands in `document`, to be shown. */
export const SubmissionChallenge = z.strictObject({
  ...IssuedChallenge.shape,
  statement: Statement,
})
export type SubmissionChallenge = z.infer<typeof SubmissionChallenge>
