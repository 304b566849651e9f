import type { Keepsake } from './keepsake.ts'
import { type CertificateRegister, createRegister } from './register.ts'
import {
  basicConstraints,
  crlDistributionPoint,
  extendedKeyUsage,
  keyUsage,
  ocspAddress,
  ocspNoCheck,
  policies,
  usage,
} from './x509/certificate-extensions.ts'
import {
  type CertificationAuthority,
  type CertifiedKey,
  importKeyPair,
  recallAuthority,
  recallCertifiedKey,
} from './x509/certification-authority.ts'
import { issueCertificate, newSerial } from './x509/issue-certificate.ts'

/** User authentication on a card, test environment (production: `.1.3.30`). */
export const testPolicy = '1.2.392.200149.8.5.1.0.30'

export interface UserCertificateSpec {
  /** Under this name the card is the same after a restart; absent for a new one each time. */
  readonly keptAs?: string
  readonly serial?: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly policy?: string
}

export interface Delegate {
  readonly der: Uint8Array<ArrayBuffer>
  readonly privateKey: CryptoKey
}

/** A simulated J-LIS: nothing that it signs is worth anything outside this simulation. */
export interface Jlis {
  readonly authenticationAuthority: CertificationAuthority
  readonly signatureAuthority: CertificationAuthority
  readonly timeStampRoot: CertificationAuthority
  readonly ocspResponder: Delegate
  readonly timeStampAuthority: Delegate
  readonly register: CertificateRegister
  readonly now: () => Date
  issueUserCertificate(spec: UserCertificateSpec): Promise<CertifiedKey>
}

export interface JlisOptions {
  readonly keepsake: Keepsake
  readonly now: () => Date
  /** What certificates name as the responder's address; nobody who is careful asks there. */
  readonly ocspUrl?: string
}

const authenticationUnit = 'SIMULATED JPKI for user authentication'

/** Starts the simulated J-LIS with the keys of last time, or with new ones. */
export async function createJlis({
  keepsake,
  now,
  ocspUrl = 'http://ocsp.jpki-test.invalid/',
}: JlisOptions): Promise<Jlis> {
  const lifetime = { notBefore: yearsFrom(now(), -5), notAfter: yearsFrom(now(), 10) }
  const authority = (keptAs: string, unit: string) =>
    recallAuthority(keepsake, `jlis/${keptAs}`, { name: { unit }, ...lifetime })
  const [authenticationAuthority, signatureAuthority, timeStampRoot] = await Promise.all([
    authority('authentication-ca', authenticationUnit),
    authority('signature-ca', 'SIMULATED JPKI for digital signature'),
    authority('time-stamp-root', 'SIMULATED untrusted test TSA root'),
  ])
  const [ocspResponder, timeStampAuthority] = await Promise.all([
    recallResponder(keepsake, authenticationAuthority, lifetime),
    recallTimeStamper(keepsake, timeStampRoot, lifetime),
  ])
  const register = createRegister()
  return {
    authenticationAuthority,
    signatureAuthority,
    timeStampRoot,
    ocspResponder,
    timeStampAuthority,
    register,
    now,
    async issueUserCertificate(spec) {
      const issued = await issueUserCertificate(spec, {
        keepsake,
        authenticationAuthority,
        ocspUrl,
      })
      register.enter(issued.der)
      return issued
    },
  }
}

interface Issuing {
  readonly keepsake: Keepsake
  readonly authenticationAuthority: CertificationAuthority
  readonly ocspUrl: string
}

function issueUserCertificate(
  { keptAs, serial = newSerial(), notBefore, notAfter, policy = testPolicy }: UserCertificateSpec,
  { keepsake, authenticationAuthority, ocspUrl }: Issuing,
): Promise<CertifiedKey> {
  const name = `jlis/user/${keptAs ?? crypto.randomUUID()}`
  return recallCertifiedKey(keepsake, name, ({ publicKey }) =>
    issueCertificate(
      {
        subject: { commonName: crypto.randomUUID() },
        publicKey,
        serial,
        notBefore,
        notAfter,
        extensions: [
          keyUsage(usage.digitalSignature),
          policies(policy),
          ocspAddress(ocspUrl),
          crlDistributionPoint(authenticationUnit),
        ],
      },
      authenticationAuthority,
    ),
  )
}

interface Lifetime {
  readonly notBefore: Date
  readonly notAfter: Date
}

const ocspSigning = '1.3.6.1.5.5.7.3.9'
const timeStamping = '1.3.6.1.5.5.7.3.8'

const recallResponder = (keepsake: Keepsake, issuer: CertificationAuthority, lifetime: Lifetime) =>
  recallDelegate(keepsake, 'jlis/ocsp-responder', (publicKey) =>
    issueCertificate(
      {
        subject: { unit: 'SIMULATED OCSP responder' },
        publicKey,
        ...lifetime,
        extensions: [
          keyUsage(usage.digitalSignature),
          extendedKeyUsage([ocspSigning]),
          ocspNoCheck(),
        ],
      },
      issuer,
    ),
  )

const recallTimeStamper = (
  keepsake: Keepsake,
  issuer: CertificationAuthority,
  lifetime: Lifetime,
) =>
  recallDelegate(keepsake, 'jlis/time-stamp-authority', (publicKey) =>
    issueCertificate(
      {
        subject: { unit: 'SIMULATED untrusted test TSA' },
        publicKey,
        ...lifetime,
        extensions: [
          basicConstraints(false),
          keyUsage(usage.digitalSignature),
          extendedKeyUsage([timeStamping], { critical: true }),
        ],
      },
      issuer,
    ),
  )

async function recallDelegate(
  keepsake: Keepsake,
  keptAs: string,
  certify: (publicKey: CryptoKey) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Delegate> {
  const { der, privateJwk } = await recallCertifiedKey(keepsake, keptAs, ({ publicKey }) =>
    certify(publicKey),
  )
  return { der, privateKey: (await importKeyPair(privateJwk)).privateKey }
}

function yearsFrom(date: Date, years: number): Date {
  const moved = new Date(date)
  moved.setUTCFullYear(moved.getUTCFullYear() + years)
  return moved
}
