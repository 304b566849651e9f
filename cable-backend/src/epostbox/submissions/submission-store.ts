import type { Decision } from '#cable-backend/contract/insurer'
import type { Statement } from '#cable-backend/contract/letter'

/** What the card proved, as far as evidence needs it later. */
export interface KeptProof {
  /** Exactly the bytes that the card signed. */
  readonly signedBytes: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
  readonly certificate: Uint8Array<ArrayBuffer>
  readonly authority: Uint8Array<ArrayBuffer>
  readonly policy: string
  readonly revocationMethod: 'ocsp' | 'crl' | 'platform_operator'
  readonly sourceUpdatedAt: Date
  readonly revocationCheckedAt: Date
  readonly revocationEvidence: Uint8Array<ArrayBuffer> | null
}

export interface NewSubmission extends KeptProof {
  readonly submissionId: string
  readonly receiptNumber: string
  readonly challengeId: string
  readonly letterId: string
  readonly insurerId: string
  readonly recipientId: string
  readonly receivedAt: Date
  readonly statement: Statement
  readonly dueOn: string
  /** At least one answer is not the form's first choice. */
  readonly hasChanges: boolean
}

export type Decided = Decision & { readonly decidedAt: Date }

export interface KeptSubmission extends NewSubmission {
  readonly decided: Decided | null
  readonly isSealed: boolean
}

export interface SubmissionStore {
  /**
   * Submission, the letter's event `acted` and the sealer's outbox row in one transaction; the
   * draft goes. `taken` when the challenge, the letter or the receipt number has one already.
   */
  accept(submission: NewSubmission): Promise<'accepted' | 'taken'>
  findByChallenge(challengeId: string): Promise<KeptSubmission | null>
  findByLetter(letterId: string): Promise<KeptSubmission | null>
  ofMailbox(mailboxId: string): Promise<KeptSubmission[]>
  /** Newest first; never another insurer's. */
  ofInsurer(insurerId: string): Promise<KeptSubmission[]>
  findOfInsurer(insurerId: string, submissionId: string): Promise<KeptSubmission | null>
  /** One decision for good, with the letter's event in the same transaction. */
  decide(submission: KeptSubmission, decided: Decided): Promise<'decided' | 'already_decided'>
}
