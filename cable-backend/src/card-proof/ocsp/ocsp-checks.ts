import { isSameBytes } from '../encoding.ts'
import {
  type CertificateFacts,
  extensionOid,
  keyUsageBit,
  readCertificateFacts,
} from '../x509/certificate-facts.ts'
import { isSignedBy, sha256WithRsa } from '../x509/rsa-signature.ts'
import { isIssuedBy } from '../x509/verify-certificate.ts'
import type { OcspSingle, UnverifiedOcspAnswer } from './ocsp-answer.ts'
import type { CertificateId, OcspQuestion } from './ocsp-request.ts'

/** Why an answer is not believed; each is counted as `unavailable`, never as a status. */
export type OcspDoubt =
  | 'not_one_response'
  | 'unknown_critical_extension'
  | 'other_certificate'
  | 'nonce_mismatch'
  | 'times_invalid'
  | 'too_old'
  | 'signature_invalid'

export interface OcspWindows {
  readonly now: Date
  /** How old `thisUpdate` may be. */
  readonly maxAgeMs: number
  /** How far the two clocks may be apart. */
  readonly skewMs: number
}

const isSameCertificate = (a: CertificateId, b: CertificateId): boolean =>
  a.hashAlgorithm === b.hashAlgorithm &&
  isSameBytes(a.issuerNameHash, b.issuerNameHash) &&
  isSameBytes(a.issuerKeyHash, b.issuerKeyHash) &&
  isSameBytes(a.serialNumber, b.serialNumber)

/** Whether the answer is to our question: about one certificate, ours, with our nonce. */
export function doubtAboutAnswer(
  answer: UnverifiedOcspAnswer,
  question: OcspQuestion,
): OcspDoubt | null {
  const [single] = answer.singles
  if (answer.hasUnknownCritical) return 'unknown_critical_extension'
  if (single === undefined || answer.singles.length !== 1) return 'not_one_response'
  if (!isSameCertificate(single.certificateId, question.certificateId)) return 'other_certificate'
  if (answer.nonce === null || !isSameBytes(answer.nonce, question.nonce)) return 'nonce_mismatch'
  return null
}

/** Whether the times are in order and the answer is of now. */
export function doubtAboutTimes(
  producedAt: Date,
  { thisUpdate, nextUpdate }: OcspSingle,
  { now, maxAgeMs, skewMs }: OcspWindows,
): OcspDoubt | null {
  const latest = now.getTime() + skewMs
  const earliest = now.getTime() - skewMs
  const until = nextUpdate?.getTime() ?? Number.POSITIVE_INFINITY
  const isInOrder = thisUpdate <= producedAt && thisUpdate.getTime() < until
  const isAhead = thisUpdate.getTime() > latest || producedAt.getTime() > latest
  if (!isInOrder || isAhead) return 'times_invalid'
  if (until <= earliest || thisUpdate.getTime() + maxAgeMs < earliest) return 'too_old'
  return null
}

/**
 * Whether the issuer itself or a responder that this very issuer delegated (RFC 6960 §4.2.2.2)
 * signed the answer. Every certificate that fits the responder's id is tried, wherever it stands.
 */
export async function isSignedByResponder(
  answer: UnverifiedOcspAnswer,
  issuer: CertificateFacts,
  now: Date,
): Promise<boolean> {
  if (answer.signatureAlgorithm !== sha256WithRsa) return false
  const sent = answer.certificates.map(readCertificateFacts).filter((facts) => facts !== null)
  for (const responder of [issuer, ...sent]) {
    const isCandidate =
      (await fitsResponderId(answer, responder)) && (await mayAnswer(responder, issuer, now))
    if (isCandidate && (await isSignedBy(responder.spkiDer, answer.signature, answer.tbsDer))) {
      return true
    }
  }
  return false
}

async function fitsResponderId(
  { responderNameDer, responderKeyHash }: UnverifiedOcspAnswer,
  responder: CertificateFacts,
): Promise<boolean> {
  if (responderNameDer !== null) return isSameBytes(responderNameDer, responder.subjectDer)
  if (responderKeyHash === null) return false
  const digest = await crypto.subtle.digest('SHA-1', responder.publicKeyBits)
  return isSameBytes(responderKeyHash, new Uint8Array(digest))
}

const ocspSigning = '1.3.6.1.5.5.7.3.9'

/** A delegate without `ocsp-nocheck` is refused: who would tell us that it was not revoked? */
async function mayAnswer(
  responder: CertificateFacts,
  issuer: CertificateFacts,
  now: Date,
): Promise<boolean> {
  if (isSameBytes(responder.der, issuer.der)) return true
  const { keyUsage, extendedKeyUsages, extensions, notBefore, notAfter } = responder
  return (
    ((keyUsage ?? 0) & keyUsageBit.digitalSignature) !== 0 &&
    extendedKeyUsages?.includes(ocspSigning) === true &&
    extensions.some(({ oid }) => oid === extensionOid.ocspNoCheck) &&
    notBefore <= now &&
    now <= notAfter &&
    (await isIssuedBy(responder, issuer))
  )
}
