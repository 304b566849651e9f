import * as asn1js from 'asn1js'
import {
  Accuracy,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  type TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import type { Jlis } from './jlis.ts'
import { newSerial, wholeSecond } from './x509/issue-certificate.ts'

/** Of ours, under the arc for examples (2.999): it promises nothing. */
const timeStampPolicy = '2.999.1.1'

const tstInfoType = '1.2.840.113549.1.9.16.1.4'
const signedDataType = '1.2.840.113549.1.7.2'
const granted = 0
const rejection = 2

/** A granted token over the imprint in the query (RFC 3161 §2.4.2). */
export async function grantTimeStamp(
  query: TimeStampReq,
  { timeStampAuthority, now }: Pick<Jlis, 'timeStampAuthority' | 'now'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = new TSTInfo({
    version: 1,
    policy: timeStampPolicy,
    messageImprint: query.messageImprint,
    serialNumber: new asn1js.Integer({ valueHex: Uint8Array.from(newSerial()) }),
    genTime: wholeSecond(now()),
    accuracy: new Accuracy({ seconds: 1 }),
    ...(query.nonce === undefined ? {} : { nonce: query.nonce }),
  })
  const infoDer = new Uint8Array(info.toSchema().toBER())
  const certificate = Certificate.fromBER(timeStampAuthority.der)
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfoType,
      eContent: new asn1js.OctetString({ valueHex: infoDer }),
    }),
    signerInfos: [await signerOf(certificate, infoDer)],
    ...(query.certReq === true ? { certificates: [certificate] } : {}),
  })
  await signed.sign(timeStampAuthority.privateKey, 0, 'SHA-256')
  return replyOf(granted, signed)
}

/** A reply without a token; `failure` is a bit of PKIFailureInfo. */
export function refuseTimeStamp(failure: number): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array((failure >> 3) + 1)
  bits[failure >> 3] = 0x80 >> (failure & 7)
  const failInfo = new asn1js.BitString({
    valueHex: bits.buffer,
    unusedBits: 7 - (failure & 7),
  })
  const status = new PKIStatusInfo({ status: rejection, failInfo })
  return new Uint8Array(new TimeStampResp({ status }).toSchema().toBER())
}

function replyOf(status: number, signed: SignedData): Uint8Array<ArrayBuffer> {
  const reply = new TimeStampResp({
    status: new PKIStatusInfo({ status }),
    timeStampToken: new ContentInfo({
      contentType: signedDataType,
      content: signed.toSchema(true),
    }),
  })
  return new Uint8Array(reply.toSchema().toBER())
}

async function signerOf(
  certificate: Certificate,
  infoDer: Uint8Array<ArrayBuffer>,
): Promise<SignerInfo> {
  const { issuer, serialNumber } = certificate
  const infoHash = await crypto.subtle.digest('SHA-256', infoDer)
  const certificateHash = await crypto.subtle.digest('SHA-256', certificate.toSchema(true).toBER())
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: tstInfoType })),
        attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: infoHash })),
        attribute('1.2.840.113549.1.9.16.2.47', signingCertificate(certificateHash)),
      ],
    }),
  })
}

const attribute = (type: string, value: asn1js.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] })

/** SigningCertificateV2 with the default hash, SHA-256 (RFC 5035 §3). */
function signingCertificate(certificateHash: ArrayBuffer): asn1js.Sequence {
  const certId = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: certificateHash })],
  })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certId] })] })
}
