import { OctetString, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, CryptoEngine, Extension } from 'pkijs'
import type { PersonaCard } from './persona-card.ts'

export interface ThrowawayPersona {
  readonly persona: PersonaCard
  /** Checks what the persona's card signs. */
  readonly publicKey: CryptoKey
}

const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const commonName = '2.5.4.3'
const paddingExtension = '1.3.6.1.4.1.99999.1'

/**
 * Makes a persona with a fresh key and a self-signed certificate of exactly `certificateLength`
 * bytes, for tests of the driver: no authority stands behind it.
 */
export async function createThrowawayPersona({
  certificateLength,
  ...overrides
}: {
  readonly certificateLength: number
} & Partial<PersonaCard>): Promise<ThrowawayPersona> {
  const parameters = { ...rs256, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
  const keys = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
  const probe = await issueCertificate(keys, 1000)
  const authCertificate = await issueCertificate(keys, 1000 + certificateLength - probe.length)
  const authKey = await crypto.subtle.exportKey('jwk', keys.privateKey)
  const made = { authCertificate, authKey, authCa: probe, pin: '1234', triesLeft: 3 }
  return { persona: { ...made, ...overrides }, publicKey: keys.publicKey }
}

async function issueCertificate(keys: CryptoKeyPair, padding: number): Promise<Uint8Array> {
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
  await certificate.sign(keys.privateKey, 'SHA-256', engine)
  return new Uint8Array(certificate.toSchema(true).toBER())
}
