import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** The ES256 key of one box, made beforehand. */
export interface BoxKey {
  /** RFC 7638. */
  readonly thumbprint: string
  /** A DPoP proof (RFC 9449 §4.2) for this request, with a new `jti`. */
  prove(htm: string, htu: string): string
}

const base64Url = (content: object): string =>
  Buffer.from(JSON.stringify(content)).toString('base64url')

export function makeBoxKey(): BoxKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
  const jwk = { crv, kty, x, y }
  const header = base64Url({ typ: 'dpop+jwt', alg: 'ES256', jwk })
  return {
    thumbprint: createHash('sha256').update(JSON.stringify(jwk)).digest('base64url'),
    prove(htm, htu) {
      const claims = { jti: crypto.randomUUID(), htm, htu, iat: Math.floor(Date.now() / 1000) }
      const content = `${header}.${base64Url(claims)}`
      return `${content}.${signed(content, privateKey)}`
    },
  }
}

/** As JWS has it: both halves of the signature, one after the other (RFC 7518 §3.4). */
const signed = (content: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
