import type * as asn1js from 'asn1js'
import {
  BasicOCSPResponse,
  type Extension,
  OCSPResponse,
  type ResponseData,
  type SingleResponse,
} from 'pkijs'
import { type DerNode, derAt, derTag, readDer } from '../x509/der.ts'
import type { CertificateId } from './ocsp-request.ts'
import { ocspNonceOid } from './ocsp-request.ts'

export type OcspStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly revokedAt: Date }
  | { readonly status: 'unknown' }

export interface OcspSingle {
  readonly certificateId: CertificateId
  readonly answer: OcspStatus
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
}

/** What a basic OCSP response says (RFC 6960 §4.2.1); nothing about it has been proven. */
export interface UnverifiedOcspAnswer {
  readonly tbsDer: Uint8Array<ArrayBuffer>
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array<ArrayBuffer>
  readonly responderNameDer: Uint8Array<ArrayBuffer> | null
  readonly responderKeyHash: Uint8Array<ArrayBuffer> | null
  readonly producedAt: Date
  readonly singles: readonly OcspSingle[]
  readonly nonce: Uint8Array<ArrayBuffer> | null
  readonly certificates: readonly Uint8Array<ArrayBuffer>[]
  readonly hasUnknownCritical: boolean
}

const basicResponseOid = '1.3.6.1.5.5.7.48.1.1'

/** Reads a successful basic response in strict DER; `null` for anything else. */
export function readOcspAnswer(der: Uint8Array<ArrayBuffer>): UnverifiedOcspAnswer | null {
  if (readDer(der) === null) return null
  try {
    const response = OCSPResponse.fromBER(der)
    const status = response.responseStatus.valueBlock.valueDec
    if (status !== 0 || response.responseBytes?.responseType !== basicResponseOid) return null
    const basicDer = new Uint8Array(response.responseBytes.response.valueBlock.valueHexView)
    const root = readDer(basicDer)
    return root === null ? null : answerOf(root, BasicOCSPResponse.fromBER(basicDer))
  } catch (error) {
    // pkijs reports a structure that does not fit in no other way than by throwing.
    if (error instanceof Error) return null
    throw error
  }
}

function answerOf(root: DerNode, basic: BasicOCSPResponse): UnverifiedOcspAnswer | null {
  const [tbs, , signature, certificates] = root.children
  if (tbs === undefined || signature?.tag !== derTag.bitString) return null
  const data = basic.tbsResponseData
  const extensions = data.responseExtensions ?? []
  const singles = data.responses.map(singleOf)
  return {
    tbsDer: tbs.whole,
    signatureAlgorithm: basic.signatureAlgorithm.algorithmId,
    signature: signature.content.subarray(1),
    ...responderOf(tbs),
    producedAt: data.producedAt,
    singles: singles.filter((single) => single !== null),
    nonce: nonceOf(extensions),
    certificates: (derAt(certificates ?? null, 0)?.children ?? []).map(({ whole }) => whole),
    hasUnknownCritical: singles.includes(null) || hasUnknownCritical(data, extensions),
  }
}

function hasUnknownCritical(data: ResponseData, extensions: readonly Extension[]): boolean {
  const inSingles = data.responses.flatMap(({ singleExtensions }) => singleExtensions ?? [])
  const inResponse = extensions.filter(({ extnID }) => extnID !== ocspNonceOid)
  return [...inSingles, ...inResponse].some(({ critical }) => critical)
}

const version = 0xa0
const byName = 0xa1
const byKey = 0xa2

/** The first element after the version; `responseExtensions` has the tag of `byName` too. */
function responderOf({
  children,
}: DerNode): Pick<UnverifiedOcspAnswer, 'responderNameDer' | 'responderKeyHash'> {
  const id = children.find(({ tag }) => tag !== version) ?? null
  const inside = derAt(id, 0)
  return {
    responderNameDer: id?.tag === byName ? (inside?.whole ?? null) : null,
    responderKeyHash: id?.tag === byKey ? (inside?.content ?? null) : null,
  }
}

function singleOf(single: SingleResponse): OcspSingle | null {
  const answer = statusOf(single.certStatus)
  if (answer === null) return null
  return {
    certificateId: {
      hashAlgorithm: single.certID.hashAlgorithm.algorithmId,
      issuerNameHash: single.certID.issuerNameHash.valueBlock.valueHexView,
      issuerKeyHash: single.certID.issuerKeyHash.valueBlock.valueHexView,
      serialNumber: single.certID.serialNumber.valueBlock.valueHexView,
    },
    answer,
    thisUpdate: single.thisUpdate,
    nextUpdate: single.nextUpdate ?? null,
  }
}

/** CertStatus ::= CHOICE { good [0], revoked [1] RevokedInfo, unknown [2] }. */
function statusOf(certStatus: asn1js.AsnType): OcspStatus | null {
  const node = readDer(new Uint8Array(certStatus.toBER()))
  if (node?.tag === 0x80) return { status: 'good' }
  if (node?.tag === 0x82) return { status: 'unknown' }
  const time = node?.tag === 0xa1 ? derAt(node, 0) : null
  return time === null ? null : { status: 'revoked', revokedAt: timeOf(time) }
}

/** GeneralizedTime as DER has it: `YYYYMMDDhhmmssZ`. */
function timeOf({ content }: DerNode): Date {
  const text = String.fromCharCode(...content)
  return new Date(text.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function nonceOf(extensions: readonly Extension[]): Uint8Array<ArrayBuffer> | null {
  const found = extensions.filter(({ extnID }) => extnID === ocspNonceOid)
  const [only] = found
  if (only === undefined || found.length > 1) return null
  const value = readDer(new Uint8Array(only.extnValue.valueBlock.valueHexView))
  return value?.tag === derTag.octetString ? value.content : null
}
