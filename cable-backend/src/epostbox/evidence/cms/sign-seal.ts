import * as asn1js from 'asn1js'
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { oid } from './object-ids.ts'
import type { SealIdentity } from './seal-identity.ts'

/**
 * Seals bytes: CMS SignedData (RFC 5652), detached, with the signed attributes of CAdES-BES
 * (ETSI EN 319 122-1 §5.3): content type, message digest, signing time, signing certificate.
 */
export async function signSeal(
  content: Uint8Array<ArrayBuffer>,
  { certificate, privateKey }: SealIdentity,
  signedAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const signer = Certificate.fromBER(certificate)
  const { issuer, serialNumber } = signer
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.content }),
    certificates: [signer],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: await signedAttributes(content, certificate, signedAt),
        }),
      }),
    ],
  })
  await signed.sign(privateKey, 0, 'SHA-256', content)
  const info = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) })
  return new Uint8Array(info.toSchema().toBER())
}

async function signedAttributes(
  content: Uint8Array<ArrayBuffer>,
  certificate: Uint8Array<ArrayBuffer>,
  signedAt: Date,
): Promise<Attribute[]> {
  const digest = await crypto.subtle.digest('SHA-256', content)
  const certificateHash = await crypto.subtle.digest('SHA-256', certificate)
  const second = new Date(Math.floor(signedAt.getTime() / 1000) * 1000)
  const attributes = [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.content })),
    attribute(oid.signingTime, new asn1js.UTCTime({ valueDate: second })),
    attribute(oid.messageDigest, new asn1js.OctetString({ valueHex: digest })),
    attribute(oid.signingCertificateV2, signingCertificate(certificateHash)),
  ]
  return attributes.sort(byEncoding)
}

const attribute = (type: string, value: asn1js.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] })

/** DER orders the members of a SET OF by their encodings (ITU-T X.690 §11.6). */
function byEncoding(a: Attribute, b: Attribute): number {
  const [left, right] = [a, b].map((each) => new Uint8Array(each.toSchema().toBER()))
  const difference = left?.findIndex((byte, index) => byte !== right?.[index]) ?? -1
  return (left?.[difference] ?? 0) - (right?.[difference] ?? 0)
}

/** SigningCertificateV2 with the default hash, SHA-256 (RFC 5035 §3). */
function signingCertificate(certificateHash: ArrayBuffer): asn1js.Sequence {
  const certId = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: certificateHash })],
  })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] })
}
