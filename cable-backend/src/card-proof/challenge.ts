import canonicalize from 'canonicalize'
import type { ChallengePurpose } from '#cable-backend/contract/card-proof'
import type { Statement } from '#cable-backend/contract/letter'

/** A question to the card, as the wall that asked it keeps it in its own row. */
export interface Challenge {
  readonly challengeId: string
  readonly purpose: ChallengePurpose
  /** The wall that asks: its public origin and path. A proof for one wall is no proof for another. */
  readonly relyingParty: string
  /** SHA-256 thumbprint (RFC 7638, base64url) of the box's key. */
  readonly device: string
  /** The person who asks, as this wall knows them; null before sign-in. */
  readonly subject: string | null
  /** 32 random bytes, base64url. */
  readonly nonce: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly statement: Statement | null
}

/**
 * The bytes that the card signs: one canonical JSON document (RFC 8785) in UTF-8. It is rebuilt
 * from the wall's own row each time; nothing in it is read back from the client.
 */
export function encodeChallenge(challenge: Challenge): Uint8Array<ArrayBuffer> {
  const document = canonicalize({
    version: 'mimamori-challenge/1',
    purpose: challenge.purpose,
    relyingParty: challenge.relyingParty,
    device: challenge.device,
    subject: challenge.subject,
    nonce: challenge.nonce,
    issuedAt: challenge.issuedAt.toISOString(),
    expiresAt: challenge.expiresAt.toISOString(),
    statement: challenge.statement,
  })
  if (document === undefined) throw new TypeError('a challenge always has a canonical form')
  return new TextEncoder().encode(document)
}
