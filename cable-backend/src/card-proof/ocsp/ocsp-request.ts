import * as asn1js from 'asn1js'
import { Certificate, Extension, OCSPRequest } from 'pkijs'
import type { VerifiedCertificate } from '../card-certificate.ts'

/** What we asked about, to be compared with what is answered (RFC 6960 §4.1.1 CertID). */
export interface CertificateId {
  readonly hashAlgorithm: string
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  readonly serialNumber: Uint8Array
}

export interface OcspQuestion {
  readonly der: Uint8Array<ArrayBuffer>
  readonly certificateId: CertificateId
  readonly nonce: Uint8Array<ArrayBuffer>
}

export const ocspNonceOid = '1.3.6.1.5.5.7.48.1.2'

/**
 * Asks about one certificate with a nonce (RFC 9654: 32 octets). SHA-1 only names the issuer, as
 * every responder knows it; what the answer is worth rests on its signature.
 */
export async function createOcspQuestion(
  { der, authorityDer, serialNumber }: VerifiedCertificate,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<OcspQuestion> {
  const request = new OCSPRequest()
  await request.createForCertificate(Certificate.fromBER(der), {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: Certificate.fromBER(authorityDer),
  })
  request.tbsRequest.requestExtensions = [
    new Extension({
      extnID: ocspNonceOid,
      extnValue: new asn1js.OctetString({ valueHex: nonce }).toBER(),
    }),
  ]
  const id = request.tbsRequest.requestList[0]?.reqCert
  if (id === undefined) throw new TypeError('a request names its certificate')
  return {
    der: new Uint8Array(request.toSchema(true).toBER()),
    nonce,
    certificateId: {
      hashAlgorithm: id.hashAlgorithm.algorithmId,
      issuerNameHash: id.issuerNameHash.valueBlock.valueHexView,
      issuerKeyHash: id.issuerKeyHash.valueBlock.valueHexView,
      serialNumber,
    },
  }
}
