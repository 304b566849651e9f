import * as asn1js from 'asn1js'
import { Certificate, ContentInfo, SignedData } from 'pkijs'
import { isSameBytes } from '../../../card-proof/encoding.ts'
import { oid } from './object-ids.ts'

export interface SignedQuestion {
  readonly signed: SignedData
  /** What was signed: the detached content, or what a time stamp stands over. */
  readonly content: Uint8Array<ArrayBuffer>
  /** The pinned authority; the signer may be it itself, or have its certificate from it. */
  readonly authority: Uint8Array<ArrayBuffer>
}

/** Reads CMS SignedData (RFC 5652 §5.1); `null` for anything else. */
export function readSigned(der: Uint8Array<ArrayBuffer>): SignedData | null {
  try {
    const info = ContentInfo.fromBER(der)
    return info.contentType === oid.signedData ? new SignedData({ schema: info.content }) : null
  } catch (error) {
    // pkijs reports a structure that does not fit in no other way than by throwing.
    if (error instanceof Error) return null
    throw error
  }
}

/**
 * Proves that exactly one signer, under the pinned authority, signed this content with SHA-256,
 * and that the signed attributes name the signer's certificate (RFC 5035). Answers that
 * certificate; whether it was valid at some time is the caller's question.
 */
export async function verifySigned(question: SignedQuestion): Promise<Certificate | null> {
  const { signed, content, authority } = question
  if (signed.signerInfos.length !== 1) return null
  try {
    const verdict = await signed.verify({
      signer: 0,
      data: content.slice().buffer,
      checkChain: false,
      extendedMode: true,
    })
    const signer = verdict.signerCertificate ?? null
    if (verdict.signatureVerified !== true || signer === null) return null
    if (!(await isNamedInAttributes(signed, signer))) return null
    return (await isUnder(signer, authority)) ? signer : null
  } catch (error) {
    // pkijs throws for a signature that it cannot verify and for one that is wrong alike.
    if (error instanceof Error) return null
    throw error
  }
}

async function isNamedInAttributes(signed: SignedData, signer: Certificate): Promise<boolean> {
  const [info] = signed.signerInfos
  const attributes = info?.signedAttrs?.attributes ?? []
  const isSha256 = info?.digestAlgorithm.algorithmId === oid.sha256
  const has = (type: string) => attributes.filter((each) => each.type === type).length === 1
  if (!isSha256 || !has(oid.contentType) || !has(oid.messageDigest)) return false
  const named = attributes.find((each) => each.type === oid.signingCertificateV2)?.values[0]
  const digest = await crypto.subtle.digest('SHA-256', signer.toSchema(true).toBER())
  const hash = firstOctets(named)
  return hash !== null && isSameBytes(hash, new Uint8Array(digest))
}

/** The first OCTET STRING inside: with the default hash, the certificate's digest. */
function firstOctets(block: unknown): Uint8Array | null {
  if (block instanceof asn1js.OctetString) return block.valueBlock.valueHexView
  return block instanceof asn1js.Sequence ? firstOctets(block.valueBlock.value[0]) : null
}

async function isUnder(signer: Certificate, authority: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (isSameBytes(new Uint8Array(signer.toSchema(true).toBER()), authority)) return true
  const issuer = Certificate.fromBER(authority)
  return signer.issuer.isEqual(issuer.subject) && (await signer.verify(issuer))
}

export const isValidAt = (certificate: Certificate, at: Date): boolean =>
  certificate.notBefore.value <= at && at <= certificate.notAfter.value
