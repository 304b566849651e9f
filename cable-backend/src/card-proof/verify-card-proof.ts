import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { CardAuthority, VerifiedCertificate } from './card-certificate.ts'
import { decodeBase64 } from './encoding.ts'
import type { RevocationAnswer, RevocationSource } from './revocation-source.ts'
import { isSignedBy } from './x509/rsa-signature.ts'
import {
  type CertificateRefusal,
  readCertificate,
  verifyCertificate,
} from './x509/verify-certificate.ts'

export type SignatureRefusal = Extract<ProblemCode, 'algorithm_not_allowed' | 'signature_mismatch'>
export type RevocationRefusal = Extract<ProblemCode, `revocation_${string}`> | 'certificate_revoked'
export type CardProofRefusal = CertificateRefusal | SignatureRefusal | RevocationRefusal

export type GoodAnswer = Extract<RevocationAnswer, { status: 'good' }>

/** A card was present, its PIN was known, and its certificate was not revoked as of the answer. */
export interface VerifiedCardProof {
  readonly certificate: VerifiedCertificate
  readonly signature: Uint8Array<ArrayBuffer>
  readonly revocation: GoodAnswer
}

export interface CardProofQuestion {
  /** What the card had to sign: `encodeChallenge` of the wall's own row. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly proof: UnverifiedCardProof
  readonly authorities: readonly CardAuthority[]
  readonly revocation: RevocationSource
  readonly now: Date
}

/**
 * Proves a tap: certificate first, then the signature, and only for a card that passed both is the
 * revocation source asked. Anything but a `good` answer is a refusal.
 */
export async function verifyCardProof({
  bytes,
  proof,
  authorities,
  revocation,
  now,
}: CardProofQuestion): Promise<Result<VerifiedCardProof, CardProofRefusal>> {
  const der = decodeBase64(proof.unverifiedCertificate)
  if (der === null) return err('certificate_malformed')
  const read = readCertificate(der)
  if (!read.ok) return read
  const trusted = await verifyCertificate({ certificate: read.value, authorities, now })
  if (!trusted.ok) return trusted
  const signed = await verifySignature({ certificate: trusted.value, proof, bytes })
  if (!signed.ok) return signed
  const answer = await revocation.ask(trusted.value)
  if (answer.status !== 'good') return err(refusalOfRevocation[answer.status])
  return ok({ certificate: trusted.value, signature: signed.value, revocation: answer })
}

const refusalOfRevocation = {
  revoked: 'certificate_revoked',
  unknown: 'revocation_unknown',
  unavailable: 'revocation_unavailable',
} as const

export interface SignatureQuestion {
  readonly certificate: VerifiedCertificate
  readonly proof: Pick<UnverifiedCardProof, 'algorithm' | 'signature'>
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Verifies the card's signature: RS256 (RFC 7518 §3.3) in exactly that spelling, 256 octets. */
export async function verifySignature({
  certificate,
  proof,
  bytes,
}: SignatureQuestion): Promise<Result<Uint8Array<ArrayBuffer>, SignatureRefusal>> {
  if (proof.algorithm !== 'RS256') return err('algorithm_not_allowed')
  const signature = decodeBase64(proof.signature)
  const isSigned = signature !== null && (await isSignedBy(certificate.spkiDer, signature, bytes))
  return isSigned ? ok(signature) : err('signature_mismatch')
}
