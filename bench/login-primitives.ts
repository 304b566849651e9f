import { type JWK, jwtVerify, SignJWT } from 'jose'
import { BasicOCSPResponse, Certificate, OCSPResponse } from 'pkijs'
import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import { decodeBase64 } from '#cable-backend/src/card-proof/encoding'

interface OneLogin {
  readonly tap: UnverifiedCardProof
  readonly document: string
  readonly authority: Uint8Array<ArrayBuffer>
  readonly ocspAnswer: Uint8Array<ArrayBuffer>
  readonly proof: string
  readonly boxKey: JWK
}

type Verification = () => Promise<boolean>

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/**
 * What one sign-in cannot do without, bare: the libraries on the bytes as they arrive, one after the
 * other. Answers a function that does it all once and says how long it took, in ms.
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
  const authority = Certificate.fromBER(login.authority)
  const der = bytesOf(login.tap.unverifiedCertificate)
  const dpop = dpopVerification(login)
  return [
    () => Certificate.fromBER(der).verify(authority),
    cardSignature(Certificate.fromBER(der), login),
    () => basicOf(login.ocspAnswer).verify({ trustedCerts: [authority] }),
    dpop,
    dpop,
    await tokenSignature(),
  ]
}

function cardSignature(card: Certificate, { tap, document }: OneLogin): Verification {
  const spki = card.subjectPublicKeyInfo.toSchema().toBER()
  const signature = bytesOf(tap.signature)
  const message = new TextEncoder().encode(document)
  return async () => {
    const key = await crypto.subtle.importKey('spki', spki, rsa, false, ['verify'])
    return crypto.subtle.verify(rsa, key, signature, message)
  }
}

const dpopVerification =
  ({ proof, boxKey }: OneLogin): Verification =>
  async () =>
    (await jwtVerify(proof, boxKey, { algorithms: ['ES256'] })).payload.htm === 'POST'

async function tokenSignature(): Promise<Verification> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign', 'verify'],
  )
  return async () => {
    const token = new SignJWT({ scope: 'session' }).setProtectedHeader({ alg: 'ES256' })
    return (await token.sign(privateKey)).length > 0
  }
}

function basicOf(ocspAnswer: Uint8Array<ArrayBuffer>): BasicOCSPResponse {
  const content = OCSPResponse.fromBER(ocspAnswer).responseBytes?.response.valueBlock.valueHexView
  if (content === undefined) throw new TypeError('the responder answered nothing')
  return BasicOCSPResponse.fromBER(Uint8Array.from(content))
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(base64)
  if (bytes === null) throw new TypeError('not base64')
  return bytes
}
