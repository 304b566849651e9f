import * as z from 'zod/mini'
import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import {
  type FormAnswer,
  Letter,
  LetterSummary,
  Receipt,
  SubmissionChallenge,
  WaitingLetters,
} from '#cable-backend/contract/letter'
import { MailboxTokens, mailboxGrant } from '#cable-backend/contract/postbox-token'
import type { Result } from '#remote-reader-driver/contract/result'
import type { WallRefusal } from './refusal.ts'
import type { Ask } from './signed-request.ts'

type Asked<T> = Promise<Result<T, WallRefusal>>

const Inbox = z.strictObject({ letters: z.array(LetterSummary) })
/** A form that has arrived already is answered with its receipt. */
const Statemented = z.union([SubmissionChallenge, Receipt])

/** The e-postbox of one person, opened with a token bound to this box. */
export interface Mailbox {
  readonly letters: () => Asked<z.infer<typeof Inbox>>
  readonly letter: (letterId: string) => Asked<Letter>
  readonly markOpened: (letterId: string) => Asked<null>
  readonly saveDraft: (letterId: string, answers: readonly FormAnswer[]) => Asked<null>
  readonly requestChallenge: (
    letterId: string,
    answers: readonly FormAnswer[],
  ) => Asked<z.infer<typeof Statemented>>
  readonly submit: (proof: UnverifiedCardProof) => Asked<Receipt>
}

export interface Postbox {
  /** RFC 7523 §2.1: changes an assertion of the cable operator for tokens. */
  readonly exchange: (assertion: string) => Asked<MailboxTokens>
  readonly waitingLetters: (waitingToken: string) => Asked<WaitingLetters>
  readonly open: (accessToken: string) => Mailbox
}

export const postboxOver = (ask: Ask): Postbox => ({
  exchange: (assertion) =>
    ask({
      method: 'POST',
      path: '/token',
      accessToken: null,
      body: { kind: 'form', value: { grant_type: mailboxGrant, assertion } },
      answer: MailboxTokens,
    }),
  waitingLetters: (waitingToken) =>
    ask({
      method: 'GET',
      path: '/waiting-letters',
      accessToken: waitingToken,
      answer: WaitingLetters,
    }),
  open: (accessToken) => mailboxOver(ask, accessToken),
})

const mailboxOver = (ask: Ask, accessToken: string): Mailbox => ({
  letters: () => ask({ method: 'GET', path: '/letters', accessToken, answer: Inbox }),
  letter: (letterId) =>
    ask({ method: 'GET', path: `/letters/${letterId}`, accessToken, answer: Letter }),
  markOpened: (letterId) =>
    ask({
      method: 'POST',
      path: `/letters/${letterId}/opened`,
      accessToken,
      answer: z.null(),
    }),
  saveDraft: (letterId, answers) =>
    ask({
      method: 'PUT',
      path: `/letters/${letterId}/draft`,
      accessToken,
      body: { kind: 'json', value: { answers } },
      answer: z.null(),
    }),
  requestChallenge: (letterId, answers) =>
    ask({
      method: 'POST',
      path: `/letters/${letterId}/submission-challenges`,
      accessToken,
      body: { kind: 'json', value: { answers } },
      answer: Statemented,
    }),
  submit: (proof) =>
    ask({
      method: 'POST',
      path: '/submissions',
      accessToken,
      body: { kind: 'json', value: proof },
      answer: Receipt,
    }),
})
