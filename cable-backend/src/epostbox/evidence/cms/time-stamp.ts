import * as asn1js from 'asn1js'
import {
  AlgorithmIdentifier,
  type Certificate,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { isSameBytes } from '../../../card-proof/encoding.ts'
import { oid } from './object-ids.ts'
import { isValidAt, verifySigned } from './verify-signed.ts'

/** A time stamp query over the SHA-256 of `content` (RFC 3161 §2.4.1). */
export async function timeStampQuery(
  content: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await crypto.subtle.digest('SHA-256', content)
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.sha256 }),
      hashedMessage: new asn1js.OctetString({ valueHex: digest }),
    }),
    nonce: new asn1js.Integer({ valueHex: Uint8Array.of(0x40, ...nonce) }),
    certReq: true,
  })
  return new Uint8Array(query.toSchema().toBER())
}

export interface TimeStamp {
  readonly stampedAt: Date
  /** What the authority calls itself: a test one says so. */
  readonly authorityName: string
}

/**
 * Proves a time stamp reply over `content`: granted, over its SHA-256, signed under the pinned
 * authority by a certificate that is valid then and for time stamping alone (RFC 3161 §2.3).
 */
export async function verifyTimeStamp(
  reply: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
  authority: Uint8Array<ArrayBuffer>,
): Promise<TimeStamp | null> {
  const token = readToken(reply)
  if (token === null || !(await isOver(token.info, content))) return null
  const signer = await verifySigned({ signed: token.signed, content, authority })
  const stampedAt = token.info.genTime
  if (signer === null || !isTimeStamper(signer) || !isValidAt(signer, stampedAt)) return null
  return { stampedAt, authorityName: nameOf(signer) }
}

interface Token {
  readonly signed: SignedData
  readonly info: TSTInfo
}

const granted: readonly number[] = [0, 1]

function readToken(reply: Uint8Array<ArrayBuffer>): Token | null {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(reply)
    if (!granted.includes(status.status) || timeStampToken?.contentType !== oid.signedData) {
      return null
    }
    const signed = new SignedData({ schema: timeStampToken.content })
    const { eContentType, eContent } = signed.encapContentInfo
    if (eContentType !== oid.timeStampInfo || eContent === undefined) return null
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) }
  } catch (error) {
    // pkijs reports a structure that does not fit in no other way than by throwing.
    if (error instanceof Error) return null
    throw error
  }
}

async function isOver(
  { messageImprint }: TSTInfo,
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', content)
  const imprint = messageImprint.hashedMessage.valueBlock.valueHexView
  const isSha256 = messageImprint.hashAlgorithm.algorithmId === oid.sha256
  return isSha256 && isSameBytes(imprint, new Uint8Array(digest))
}

function isTimeStamper({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === oid.extendedKeyUsage)
  if (usage?.critical !== true) return false
  const { result } = asn1js.fromBER(new Uint8Array(usage.extnValue.valueBlock.valueHexView))
  const { keyPurposes } = new ExtKeyUsage({ schema: result })
  return keyPurposes.length === 1 && keyPurposes[0] === oid.timeStamping
}

const nameOf = ({ subject }: Certificate): string =>
  subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(' ')
