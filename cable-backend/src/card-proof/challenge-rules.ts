import type {
  ChallengePurpose,
  IssuedChallenge,
  UnverifiedCardProof,
} from '#cable-backend/contract/card-proof'
import type { Statement } from '#cable-backend/contract/letter'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { type Challenge, encodeChallenge } from './challenge.ts'
import { encodeBase64Url, encodeHex } from './encoding.ts'

export type ChallengeRefusal = Extract<
  ProblemCode,
  | 'challenge_not_found'
  | 'challenge_used'
  | 'challenge_expired'
  | 'challenge_wrong_purpose'
  | 'challenge_other_box'
  | 'challenge_other_person'
>

export interface Question {
  readonly purpose: ChallengePurpose
  readonly relyingParty: string
  readonly device: string
  readonly subject: string | null
  readonly statement: Statement | null
}

export interface ChallengeSources {
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array
  readonly newId: () => string
}

/** A fresh question with 32 random bytes, open for `lifetimeMs` from now. */
export function createChallenge(
  question: Question,
  lifetimeMs: number,
  { now, randomBytes, newId }: ChallengeSources,
): Challenge {
  const issuedAt = now()
  return {
    ...question,
    challengeId: newId(),
    nonce: encodeBase64Url(randomBytes(32)),
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + lifetimeMs),
  }
}

/** What the TV gets of a challenge. */
export const issuedChallengeOf = (challenge: Challenge): IssuedChallenge => ({
  challengeId: challenge.challengeId,
  document: new TextDecoder().decode(encodeChallenge(challenge)),
  expiresAt: challenge.expiresAt.toISOString(),
})

/** SHA-256 (hex) over the whole proof: tells a retry of the very same proof from a second use. */
export async function proofDigest(proof: UnverifiedCardProof): Promise<string> {
  const fields = [proof.challengeId, proof.unverifiedCertificate, proof.signature, proof.algorithm]
  const bytes = new TextEncoder().encode(JSON.stringify(fields))
  return encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/**
 * Whether this challenge was asked for what it is now used for. It is valid from `issuedAt` to the
 * millisecond before `expiresAt`.
 */
export function challengeRefusal(
  challenge: Challenge,
  asked: Omit<Question, 'statement'>,
  now: Date,
): ChallengeRefusal | null {
  if (challenge.relyingParty !== asked.relyingParty) return 'challenge_not_found'
  if (challenge.purpose !== asked.purpose) return 'challenge_wrong_purpose'
  if (challenge.device !== asked.device) return 'challenge_other_box'
  if (challenge.subject !== asked.subject) return 'challenge_other_person'
  if (now < challenge.issuedAt || now >= challenge.expiresAt) return 'challenge_expired'
  return null
}
