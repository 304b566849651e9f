import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type {
  CardAuthority,
  UnverifiedCertificate,
  VerifiedCertificate,
} from '../card-certificate.ts'
import { isSameBytes } from '../encoding.ts'
import {
  type CertificateFacts,
  carriesPersonalData,
  extensionOid,
  keyUsageBit,
  readCertificateFacts,
} from './certificate-facts.ts'
import { isSignedBy, sha256WithRsa } from './rsa-signature.ts'

export type CertificateRefusal = Extract<ProblemCode, `certificate_${string}`>

interface Question {
  readonly certificate: CertificateFacts
  readonly authority: CertificateFacts
  readonly policies: readonly string[]
  /** Now, cut to the second: the certificates' own unit. */
  readonly now: Date
}

type CertificateCheck = (question: Question) => CertificateRefusal | null

const clientAuth = '1.3.6.1.5.5.7.3.2'
const understood: readonly string[] = [
  extensionOid.keyUsage,
  extensionOid.basicConstraints,
  extensionOid.certificatePolicies,
  extensionOid.extendedKeyUsage,
]

const authorityIsValid: CertificateCheck = ({ authority, now }) =>
  now < authority.notBefore || now > authority.notAfter ? 'certificate_not_trusted' : null

const signsForAuthenticationOnly: CertificateCheck = ({ certificate }) =>
  certificate.keyUsage === keyUsageBit.digitalSignature && !carriesPersonalData(certificate)
    ? null
    : 'certificate_wrong_purpose'

const isNoAuthority: CertificateCheck = ({ certificate }) =>
  certificate.isAuthority ? 'certificate_wrong_purpose' : null

const hasAcceptedPolicies: CertificateCheck = ({ certificate, policies }) => {
  const areAccepted = certificate.policies.every((policy) => policies.includes(policy))
  return areAccepted && certificate.policies.length > 0 ? null : 'certificate_wrong_policy'
}

const isWithinValidity: CertificateCheck = ({ certificate, now }) => {
  if (now < certificate.notBefore) return 'certificate_not_yet_valid'
  return now > certificate.notAfter ? 'certificate_expired' : null
}

const hasAcceptedKey: CertificateCheck = ({ certificate: { rsaKey } }) =>
  rsaKey?.modulusBits === 2048 && rsaKey.exponent === 65537n ? null : 'certificate_weak_key'

const isForClients: CertificateCheck = ({ certificate: { extendedKeyUsages } }) =>
  extendedKeyUsages === null || extendedKeyUsages.includes(clientAuth)
    ? null
    : 'certificate_wrong_purpose'

const isWhollyUnderstood: CertificateCheck = ({ certificate }) =>
  certificate.extensions.every(({ oid, isCritical }) => !isCritical || understood.includes(oid))
    ? null
    : 'certificate_not_trusted'

/** RFC 5280 §4.1.2.2: a positive integer of at most 20 octets. */
const hasProperSerial: CertificateCheck = ({ certificate: { serialNumber } }) => {
  const isPositive = (serialNumber[0] ?? 0x80) < 0x80 && serialNumber.some((byte) => byte !== 0)
  return isPositive && serialNumber.length <= 20 ? null : 'certificate_malformed'
}

const checks: readonly CertificateCheck[] = [
  authorityIsValid,
  signsForAuthenticationOnly,
  isNoAuthority,
  hasAcceptedPolicies,
  isWithinValidity,
  hasAcceptedKey,
  isForClients,
  isWhollyUnderstood,
  hasProperSerial,
]

/** Reads a certificate of at most 4 kB in strict DER, version 3; proves nothing about it. */
export function readCertificate(
  der: Uint8Array<ArrayBuffer>,
): Result<UnverifiedCertificate, 'certificate_malformed'> {
  const facts = readCertificateFacts(der)
  return facts === null ? err('certificate_malformed') : ok(facts)
}

export interface CertificateQuestion {
  readonly certificate: UnverifiedCertificate
  readonly authorities: readonly CardAuthority[]
  readonly now: Date
}

/**
 * Proves that a pinned authority signed the certificate and that it is of the right kind now. The
 * authority is found by trying keys, as its generations share one name. The first refusal ends it.
 */
export async function verifyCertificate({
  certificate,
  authorities,
  now,
}: CertificateQuestion): Promise<Result<VerifiedCertificate, CertificateRefusal>> {
  const found = await findAuthority(certificate, authorities)
  if (found === null) return err('certificate_not_trusted')
  const second = new Date(Math.floor(now.getTime() / 1000) * 1000)
  const question = { certificate, ...found, now: second }
  for (const check of checks) {
    const refusal = check(question)
    if (refusal !== null) return err(refusal)
  }
  return ok({
    ...certificate,
    verified: true,
    authorityDer: found.authority.der,
    policy: certificate.policies[0] ?? '',
  })
}

async function findAuthority(
  certificate: CertificateFacts,
  authorities: readonly CardAuthority[],
): Promise<Pick<Question, 'authority' | 'policies'> | null> {
  for (const { der, policies } of authorities) {
    const authority = requireAuthority(der)
    if (await isIssuedBy(certificate, authority)) return { authority, policies }
  }
  return null
}

/** Whether this authority's name stands in the certificate and its key signed it. */
export async function isIssuedBy(
  certificate: CertificateFacts,
  authority: CertificateFacts,
): Promise<boolean> {
  if (!isSameBytes(certificate.issuerDer, authority.subjectDer)) return false
  if (certificate.signatureAlgorithm !== sha256WithRsa) return false
  return isSignedBy(authority.spkiDer, certificate.signature, certificate.tbsDer)
}

const knownAuthorities = new WeakMap<Uint8Array, CertificateFacts>()

/** Reads a pinned authority once; one that is none is a fault of the configuration. */
export function requireAuthority(der: Uint8Array<ArrayBuffer>): CertificateFacts {
  const known = knownAuthorities.get(der)
  if (known !== undefined) return known
  const authority = readCertificateFacts(der)
  const maySign = ((authority?.keyUsage ?? 0) & keyUsageBit.keyCertSign) !== 0
  if (authority === null || !authority.isAuthority || !maySign) {
    throw new Error('a pinned authority is not a certification authority')
  }
  knownAuthorities.set(der, authority)
  return authority
}
