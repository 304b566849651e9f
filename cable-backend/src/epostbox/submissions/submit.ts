import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { Statement, StatusCheckForm } from '#cable-backend/contract/letter'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import { type Challenge, encodeChallenge } from '../../card-proof/challenge.ts'
import { challengeRefusal, proofDigest } from '../../card-proof/challenge-rules.ts'
import { concatBytes, isSameBytes } from '../../card-proof/encoding.ts'
import { type VerifiedCardProof, verifyCardProof } from '../../card-proof/verify-card-proof.ts'
import { hasChanges } from '../forms/build-statement.ts'
import type { KeptLetter } from '../letters/letter-store.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import type { CardBinding, Session } from '../tokens/session-store.ts'
import { pairwiseDevice } from './ask-card.ts'
import { createReceiptNumber } from './receipt-number.ts'
import type { KeptSubmission, NewSubmission } from './submission-store.ts'

export interface Tap {
  readonly proof: UnverifiedCardProof
  readonly session: Session
  readonly device: string
}

export interface Submitted {
  readonly submission: KeptSubmission
  /** False for a retry of the very same proof. */
  readonly isNew: boolean
}

/**
 * Takes a submission. The challenge is used up before anything is verified. A retry of the very
 * same proof goes on where the first one stopped, so a crash in between is healed by it.
 */
export async function submit(deps: PostboxDeps, tap: Tap): Promise<Result<Submitted, ProblemCode>> {
  const by = await proofDigest(tap.proof)
  const consumed = await deps.stores.challenges.consume(tap.proof.challengeId, by, deps.now())
  if (consumed === null) return err('challenge_not_found')
  if (!consumed.isFirst && consumed.consumedBy !== by) return err('challenge_used')
  const asked = await requireOwnChallenge(deps, consumed.challenge, tap)
  if (!asked.ok) return asked
  const before = await deps.stores.submissions.findByLetter(asked.value.letter.letterId)
  if (before !== null) return answerBefore(before, tap.proof.challengeId)
  const now = deps.now()
  const refusal = challengeRefusal(consumed.challenge, asked.value.expected, now)
  if (refusal !== null) return err(refusal)
  const bytes = new Uint8Array(encodeChallenge(consumed.challenge))
  const proven = await verifyCardProof({
    bytes,
    proof: tap.proof,
    authorities: deps.cardAuthorities,
    revocation: deps.revocation,
    now,
  })
  if (!proven.ok) return proven
  if (!(await isSameCard(tap.session.card, proven.value))) return err('card_other_person')
  return keep(deps, { ...asked.value, challenge: consumed.challenge, bytes, proof: proven.value })
}

interface Asked {
  readonly letter: KeptLetter
  readonly form: StatusCheckForm
  readonly statement: Statement
  readonly expected: Parameters<typeof challengeRefusal>[1]
}

async function requireOwnChallenge(
  { stores, publicUrl }: PostboxDeps,
  { statement, purpose }: Challenge,
  { session, device }: Tap,
): Promise<Result<Asked, ProblemCode>> {
  if (purpose !== 'submit' || statement === null) return err('challenge_wrong_purpose')
  const letter = await stores.letters.find(session.mailboxId, statement.letterId)
  if (letter === null) return err('challenge_other_person')
  if (letter.form === null) return err('letter_has_no_form')
  const expected = {
    purpose: 'submit' as const,
    relyingParty: publicUrl,
    device: await pairwiseDevice(letter.insurer.insurerId, device),
    subject: letter.recipientId,
  }
  return ok({ letter, form: letter.form, statement, expected })
}

/** Another challenge than the one that was accepted is another statement: it gets no receipt. */
const answerBefore = (
  submission: KeptSubmission,
  challengeId: string,
): Result<Submitted, ProblemCode> =>
  submission.challengeId === challengeId ? ok({ submission, isNew: false }) : err('form_closed')

/** Whether the card that tapped is the one that signed in: SHA-256(salt ‖ certificate). */
async function isSameCard(card: CardBinding, { certificate }: VerifiedCardProof) {
  const salted = concatBytes(card.salt, certificate.der)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', salted))
  return isSameBytes(digest, card.sha256)
}

interface Proven extends Asked {
  readonly challenge: Challenge
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly proof: VerifiedCardProof
}

const receiptAttempts = 5

async function keep(deps: PostboxDeps, proven: Proven): Promise<Result<Submitted, ProblemCode>> {
  for (let attempt = 0; attempt < receiptAttempts; attempt++) {
    const submission = submissionOf(deps, proven)
    if ((await deps.stores.submissions.accept(submission)) === 'accepted') {
      return ok({ submission: { ...submission, decided: null, isSealed: false }, isNew: true })
    }
    const before = await deps.stores.submissions.findByLetter(proven.letter.letterId)
    if (before !== null) return answerBefore(before, proven.challenge.challengeId)
  }
  throw new Error('no free receipt number was found')
}

function submissionOf(
  { newId, randomBytes, now }: PostboxDeps,
  { letter, form, statement, challenge, bytes, proof }: Proven,
): NewSubmission {
  const { certificate, signature, revocation } = proof
  return {
    submissionId: newId(),
    receiptNumber: createReceiptNumber(randomBytes),
    challengeId: challenge.challengeId,
    letterId: letter.letterId,
    insurerId: letter.insurer.insurerId,
    recipientId: letter.recipientId,
    receivedAt: now(),
    dueOn: form.dueOn,
    hasChanges: hasChanges(form, statement),
    statement,
    signedBytes: bytes,
    signature,
    certificate: certificate.der,
    authority: certificate.authorityDer,
    policy: certificate.policy,
    revocationMethod: revocation.method,
    sourceUpdatedAt: revocation.sourceUpdatedAt,
    revocationCheckedAt: revocation.checkedAt,
    revocationEvidence: revocation.evidence && new Uint8Array(revocation.evidence),
  }
}
