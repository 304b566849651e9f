import * as asn1js from 'asn1js'
import {
  BasicOCSPResponse,
  type CertID,
  Certificate,
  Extension,
  OCSPResponse,
  ResponseBytes,
  ResponseData,
  SingleResponse,
} from 'pkijs'
import type { Delegate } from './jlis.ts'
import type { CertificateState } from './register.ts'
import { wholeSecond } from './x509/issue-certificate.ts'

export interface AnsweredCertificate {
  readonly certId: CertID
  readonly state: CertificateState
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly extensions?: readonly Extension[]
}

export interface OcspAnswerSpec {
  readonly singles: readonly AnsweredCertificate[]
  readonly nonce: Uint8Array | null
  readonly producedAt: Date
  readonly responder: Delegate
  readonly responderId?: 'name' | 'key'
  /** What is sent along, in this order. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[]
  readonly extensions?: readonly Extension[]
}

export const nonceOid = '1.3.6.1.5.5.7.48.1.2'

/** A signed answer (RFC 6960 §4.2.1) that says just what it is told to say. */
export async function signOcspAnswer(spec: OcspAnswerSpec): Promise<Uint8Array<ArrayBuffer>> {
  const basic = new BasicOCSPResponse({
    tbsResponseData: await responseData(spec),
    certs: spec.certificates.map((der) => Certificate.fromBER(der)),
  })
  await basic.sign(spec.responder.privateKey, 'SHA-256')
  return wrapResponse(new Uint8Array(basic.toSchema().toBER()))
}

/** A successful response around bytes that claim to be of this type. */
export function wrapResponse(
  basicDer: Uint8Array<ArrayBuffer>,
  responseType = '1.3.6.1.5.5.7.48.1.1',
): Uint8Array<ArrayBuffer> {
  const response = new OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType,
      response: new asn1js.OctetString({ valueHex: basicDer }),
    }),
  })
  return new Uint8Array(response.toSchema().toBER())
}

/** An answer without content: 1 malformed, 2 internal error, 3 try later, 6 unauthorized. */
export const ocspRefusal = (status: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    new OCSPResponse({ responseStatus: new asn1js.Enumerated({ value: status }) })
      .toSchema()
      .toBER(),
  )

async function responseData(spec: OcspAnswerSpec): Promise<ResponseData> {
  const signer = Certificate.fromBER(spec.responder.der)
  const bits = signer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const keyHash = await crypto.subtle.digest('SHA-1', Uint8Array.from(bits))
  const extensions = [...nonceExtension(spec.nonce), ...(spec.extensions ?? [])]
  return new ResponseData({
    responderID:
      spec.responderId === 'key' ? new asn1js.OctetString({ valueHex: keyHash }) : signer.subject,
    producedAt: wholeSecond(spec.producedAt),
    responses: spec.singles.map(singleResponse),
    ...(extensions.length === 0 ? {} : { responseExtensions: extensions }),
  })
}

const nonceExtension = (nonce: Uint8Array | null): readonly Extension[] =>
  nonce === null
    ? []
    : [
        new Extension({
          extnID: nonceOid,
          extnValue: new asn1js.OctetString({ valueHex: Uint8Array.from(nonce) }).toBER(),
        }),
      ]

const singleResponse = (single: AnsweredCertificate): SingleResponse =>
  new SingleResponse({
    certID: single.certId,
    certStatus: certStatus(single.state),
    thisUpdate: wholeSecond(single.thisUpdate),
    ...(single.nextUpdate === null ? {} : { nextUpdate: wholeSecond(single.nextUpdate) }),
    ...(single.extensions === undefined ? {} : { singleExtensions: [...single.extensions] }),
  })

/** CertStatus ::= CHOICE { good [0], revoked [1] RevokedInfo, unknown [2] }. */
function certStatus(state: CertificateState): asn1js.BaseBlock {
  const idBlock = (tagNumber: number) => ({ tagClass: 3, tagNumber })
  if (state.status !== 'revoked') {
    return new asn1js.Primitive({ idBlock: idBlock(state.status === 'good' ? 0 : 2) })
  }
  const revokedAt = new asn1js.GeneralizedTime({ valueDate: wholeSecond(state.revokedAt) })
  return new asn1js.Constructed({ idBlock: idBlock(1), value: [revokedAt] })
}
