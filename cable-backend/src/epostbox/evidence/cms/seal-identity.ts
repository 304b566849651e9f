import * as asn1js from 'asn1js'
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, Time } from 'pkijs'
import type { PrivateKey } from '../../../bound-token/signing-key.ts'
import { oid } from './object-ids.ts'

/** Who seals: the postbox operator's own certificate and its key. */
export interface SealIdentity {
  readonly certificate: Uint8Array<ArrayBuffer>
  readonly privateKey: CryptoKey
}

export const sealKeyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** The seal key as it stands in the configuration. */
export const importSealKey = (key: PrivateKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', key, sealKeyAlgorithm, false, ['sign'])

export interface SealCertificateSpec {
  readonly operator: string
  readonly keys: CryptoKeyPair
  readonly serial: Uint8Array<ArrayBuffer>
  readonly notBefore: Date
  readonly notAfter: Date
}

/**
 * A self-signed seal certificate (P-256): for an operator that hands its certificate to insurers
 * itself. One from a public authority serves as well.
 */
export async function issueSealCertificate({
  operator,
  keys,
  serial,
  notBefore,
  notAfter,
}: SealCertificateSpec): Promise<Uint8Array<ArrayBuffer>> {
  const certificate = new Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ valueHex: Uint8Array.of(0x40, ...serial) }),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    extensions: [
      critical(
        oid.keyUsage,
        new asn1js.BitString({ valueHex: Uint8Array.of(0xc4), unusedBits: 2 }),
      ),
      critical(oid.basicConstraints, new BasicConstraints({ cA: true }).toSchema()),
    ],
  })
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({
        type: '2.5.4.10',
        value: new asn1js.Utf8String({ value: operator }),
      }),
    )
  }
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return new Uint8Array(certificate.toSchema(true).toBER())
}

const critical = (extnID: string, value: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical: true, extnValue: value.toBER() })

/** RFC 5280 §4.1.2.5: UTCTime until 2049, whole seconds. */
const timeOf = (date: Date): Time =>
  new Time({
    type: date.getUTCFullYear() < 2050 ? 0 : 1,
    value: new Date(Math.floor(date.getTime() / 1000) * 1000),
  })
