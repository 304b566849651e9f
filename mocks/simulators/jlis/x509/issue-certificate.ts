import * as asn1js from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  Certificate,
  Extension,
  getRandomValues,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs'

/** Country, organisation, unit, common name; a part that is absent is left out. */
export interface DistinguishedName {
  readonly unit?: string
  readonly commonName?: string
}

export interface CertificateIssuer {
  readonly name: DistinguishedName
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

export interface CertificateSpec {
  readonly subject: DistinguishedName
  readonly publicKey: CryptoKey
  /** Content octets of the INTEGER; 16 random ones when absent. */
  readonly serial?: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: readonly Extension[]
}

/** A certificate, version 3, signed with SHA-256 by the issuer. */
export async function issueCertificate(
  spec: CertificateSpec,
  issuer: CertificateIssuer,
): Promise<Uint8Array<ArrayBuffer>> {
  const certificate = new Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ valueHex: Uint8Array.from(spec.serial ?? newSerial()) }),
    issuer: nameOf(issuer.name),
    subject: nameOf(spec.subject),
    notBefore: timeOf(spec.notBefore),
    notAfter: timeOf(spec.notAfter),
    extensions: [
      ...spec.extensions,
      extension('2.5.29.14', new asn1js.OctetString({ valueHex: await keyId(spec.publicKey) })),
      extension('2.5.29.35', await authorityKeyId(issuer.publicKey)),
    ],
  })
  await certificate.subjectPublicKeyInfo.importKey(spec.publicKey)
  await certificate.sign(issuer.privateKey, 'SHA-256')
  return new Uint8Array(certificate.toSchema(true).toBER())
}

/** An extension around a DER value (RFC 5280 §4.2). */
export const extension = (
  extnID: string,
  value: { toBER(): ArrayBuffer },
  { critical = false }: { readonly critical?: boolean } = {},
): Extension => new Extension({ extnID, critical, extnValue: value.toBER() })

/** The name as it stands in certificates: every simulated one says `O=JPKI-TEST`. */
export function nameOf({ unit, commonName }: DistinguishedName): RelativeDistinguishedNames {
  const utf8 = (type: string, value: string) =>
    new AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) })
  const country = new asn1js.PrintableString({ value: 'JP' })
  return new RelativeDistinguishedNames({
    typesAndValues: [
      new AttributeTypeAndValue({ type: '2.5.4.6', value: country }),
      utf8('2.5.4.10', 'JPKI-TEST'),
      ...(unit === undefined ? [] : [utf8('2.5.4.11', unit)]),
      ...(commonName === undefined ? [] : [utf8('2.5.4.3', commonName)]),
    ],
  })
}

/** RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime after; whole seconds. */
function timeOf(date: Date): Time {
  const value = wholeSecond(date)
  return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

export const wholeSecond = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000)

/** 16 random octets, positive and without a leading zero. */
export function newSerial(): Uint8Array {
  const serial = getRandomValues(new Uint8Array(16))
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

/** SHA-1 over the bits of the public key (RFC 5280 §4.2.1.2, first way). */
async function keyId(publicKey: CryptoKey): Promise<ArrayBuffer> {
  const spki = asn1js.fromBER(await crypto.subtle.exportKey('spki', publicKey)).result
  const bits = spki instanceof asn1js.Sequence ? spki.valueBlock.value[1] : undefined
  if (!(bits instanceof asn1js.BitString)) throw new TypeError('a public key ends with its bits')
  return crypto.subtle.digest('SHA-1', new Uint8Array(bits.valueBlock.valueHexView))
}

async function authorityKeyId(publicKey: CryptoKey): Promise<asn1js.Sequence> {
  const keyIdentifier = new asn1js.OctetString({ valueHex: await keyId(publicKey) })
  return new AuthorityKeyIdentifier({ keyIdentifier }).toSchema()
}
