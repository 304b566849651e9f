import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, CertID, Extension, OCSPRequest, Request as OcspItem } from 'pkijs'
import type { VerifiedCertificate } from '../card-certificate.ts'
import { requireAuthority } from '../x509/verify-certificate.ts'

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
  { authorityDer, issuerDer, serialNumber }: VerifiedCertificate,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<OcspQuestion> {
  const issuerNameHash = await sha1Of(issuerDer)
  const issuerKeyHash = await sha1Of(requireAuthority(authorityDer).publicKeyBits)
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({
      algorithmId: sha1Oid,
      algorithmParams: new asn1js.Null(),
    }),
    issuerNameHash: new asn1js.OctetString({ valueHex: issuerNameHash }),
    issuerKeyHash: new asn1js.OctetString({ valueHex: issuerKeyHash }),
    serialNumber: new asn1js.Integer({ valueHex: serialNumber }),
  })
  const request = new OCSPRequest()
  request.tbsRequest.requestList = [new OcspItem({ reqCert })]
  request.tbsRequest.requestExtensions = [
    new Extension({
      extnID: ocspNonceOid,
      extnValue: new asn1js.OctetString({ valueHex: nonce }).toBER(),
    }),
  ]
  return {
    der: new Uint8Array(request.toSchema(true).toBER()),
    nonce,
    certificateId: { hashAlgorithm: sha1Oid, issuerNameHash, issuerKeyHash, serialNumber },
  }
}

const sha1Oid = '1.3.14.3.2.26'

const sha1Of = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
