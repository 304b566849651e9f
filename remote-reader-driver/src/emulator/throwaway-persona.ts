import { OctetString, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, CryptoEngine, Extension } from 'pkijs'
import type { PersonaCard, SigningPart } from './persona-card.ts'

export interface ThrowawayPersona {
  readonly persona: PersonaCard
  /** Checks what the persona's card signs. */
  readonly publicKey: CryptoKey
}

/** The keys that cards of some generation have. */
type KeyKind = 'RSA-2048' | 'P-384'

const keyParameters = {
  'RSA-2048': {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384' },
} as const
const digests = { 'RSA-2048': 'SHA-256', 'P-384': 'SHA-384' } as const
const commonName = '2.5.4.3'
const paddingExtension = '1.3.6.1.4.1.99999.1'
/** ECDSA signatures differ by a few bytes in length from one to the next. */
const mostIssues = 200

interface ThrowawayWishes extends Partial<PersonaCard> {
  readonly certificateLength: number
  readonly keyKind?: KeyKind
}

/**
 * Makes a persona with a fresh key and a self-signed certificate of exactly `certificateLength`
 * bytes, for tests of the driver: no authority stands behind it.
 */
export async function createThrowawayPersona({
  certificateLength,
  keyKind = 'RSA-2048',
  ...overrides
}: ThrowawayWishes): Promise<ThrowawayPersona> {
  const made = await createThrowawayKey({ certificateLength, keyKind })
  const { certificate: authCertificate, key: authKey, ca: authCa } = made
  const usual = { authCertificate, authKey, authCa, pin: '1234', triesLeft: 3 }
  return { persona: { ...usual, ...overrides }, publicKey: made.publicKey }
}

/** A key with a certificate of that length, as either half of a card has one. */
export interface ThrowawayKey extends Pick<SigningPart, 'certificate' | 'key' | 'ca'> {
  readonly publicKey: CryptoKey
}

/** Makes a key with its self-signed certificate; `ca` is another certificate of the same key. */
export async function createThrowawayKey({
  certificateLength,
  keyKind = 'RSA-2048',
}: Pick<ThrowawayWishes, 'certificateLength' | 'keyKind'>): Promise<ThrowawayKey> {
  const keys = await crypto.subtle.generateKey(keyParameters[keyKind], true, ['sign', 'verify'])
  const issue = (padding: number) => issueCertificate(keys, { padding, digest: digests[keyKind] })
  const ca = await issue(1000)
  let certificate = ca
  let padding = 1000
  for (let issued = 0; certificate.length !== certificateLength; issued += 1) {
    if (issued === mostIssues) throw new Error('no certificate of that length comes out')
    padding += certificateLength - certificate.length
    certificate = await issue(padding)
  }
  const key = await crypto.subtle.exportKey('jwk', keys.privateKey)
  return { certificate, key, ca, publicKey: keys.publicKey }
}

interface Issuing {
  readonly padding: number
  readonly digest: string
}

async function issueCertificate(
  keys: CryptoKeyPair,
  { padding, digest }: Issuing,
): Promise<Uint8Array> {
  const engine = new CryptoEngine({ name: 'webcrypto', crypto })
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber.valueBlock.valueDec = 1
  const name = new AttributeTypeAndValue({
    type: commonName,
    value: new Utf8String({ value: 'THROWAWAY' }),
  })
  certificate.issuer.typesAndValues = [name]
  certificate.subject.typesAndValues = [name]
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z')
  certificate.notAfter.value = new Date('2031-01-01T00:00:00Z')
  const extnValue = new OctetString({ valueHex: new ArrayBuffer(padding) }).toBER()
  certificate.extensions = [new Extension({ extnID: paddingExtension, extnValue })]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine)
  await certificate.sign(keys.privateKey, digest, engine)
  return new Uint8Array(certificate.toSchema(true).toBER())
}
