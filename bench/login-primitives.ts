import { decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { BasicOCSPResponse, Certificate, OCSPResponse } from 'pkijs'
import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import { decodeBase64 } from '#cable-backend/src/card-proof/encoding'

interface OneLogin {
  readonly tap: UnverifiedCardProof
  readonly document: string
  readonly authority: Uint8Array<ArrayBuffer>
  readonly ocspAnswer: Uint8Array<ArrayBuffer>
  readonly proof: string
}

type Verification = () => Promise<boolean>

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const
const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/**
 * The verifications that one sign-in cannot do without, bare: WebCrypto on bytes that were cut out
 * beforehand. Answers a function that does them all once and says how long it took, in ms.
 */
export async function primitivesOf(login: OneLogin): Promise<() => Promise<number>> {
  const all = await verificationsOf(login)
  return async () => {
    const startedAt = performance.now()
    for (const verification of all) if (!(await verification())) throw new Error('not verified')
    return performance.now() - startedAt
  }
}

async function verificationsOf(login: OneLogin): Promise<Verification[]> {
  const card = Certificate.fromBER(bytesOf(login.tap.unverifiedCertificate))
  const authority = Certificate.fromBER(login.authority)
  const basic = basicOf(login.ocspAnswer)
  const responder = basic.certs?.[0]
  if (responder === undefined) throw new TypeError('the responder sends its certificate')
  const message = new TextEncoder().encode(login.document)
  const dpop = await dpopVerification(login.proof)
  return [
    byKeyOf(card, bytesOf(login.tap.signature), message),
    byKeyOf(authority, signatureBits(card.signatureValue), viewOf(card.tbsView)),
    byKeyOf(authority, signatureBits(responder.signatureValue), viewOf(responder.tbsView)),
    byKeyOf(responder, signatureBits(basic.signature), viewOf(basic.tbsResponseData.tbsView)),
    dpop,
    dpop,
    await signature(),
  ]
}

function byKeyOf(
  certificate: Certificate,
  signature: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
): Verification {
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER()
  return async () => {
    const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['verify'])
    return crypto.subtle.verify(rsa, key, signature, content)
  }
}

async function dpopVerification(proof: string): Promise<Verification> {
  const jwk: JWK | undefined = decodeProtectedHeader(proof).jwk
  if (jwk === undefined) throw new TypeError('a DPoP proof names its key')
  const [header, payload, signature = ''] = proof.split('.')
  const content = new TextEncoder().encode(`${header}.${payload}`)
  const signed = Uint8Array.from(Buffer.from(signature, 'base64url'))
  return async () => {
    const key = await importJWK(jwk, 'ES256')
    if (key instanceof Uint8Array) return false
    return crypto.subtle.verify(p256, key, signed, content)
  }
}

async function signature(): Promise<Verification> {
  const { privateKey } = await crypto.subtle.generateKey(p256, false, ['sign', 'verify'])
  const content = new Uint8Array(300)
  return async () => (await crypto.subtle.sign(p256, privateKey, content)).byteLength === 64
}

function basicOf(ocspAnswer: Uint8Array<ArrayBuffer>): BasicOCSPResponse {
  const content = OCSPResponse.fromBER(ocspAnswer).responseBytes?.response.valueBlock.valueHexView
  if (content === undefined) throw new TypeError('the responder answered nothing')
  return BasicOCSPResponse.fromBER(Uint8Array.from(content))
}

const viewOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)
const signatureBits = (bits: Certificate['signatureValue']): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(bits.valueBlock.valueHexView)

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(base64)
  if (bytes === null) throw new TypeError('not base64')
  return bytes
}
