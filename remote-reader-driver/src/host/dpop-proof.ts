import { base64url, calculateJwkThumbprint, exportJWK, SignJWT } from 'jose'
import type { ProofParams } from '../../contract/box-host.ts'

export interface ProofDeps {
  /** ES256. The private half may be unextractable; it never leaves the box. */
  readonly boxKey: CryptoKeyPair
  readonly now: () => Date
  readonly newId: () => string
}

/**
 * A DPoP proof (RFC 9449 §4.2) that the holder of the box's key makes one HTTP request: method,
 * address without query and fragment, the hash of the access token that goes with it, and the nonce
 * that the server gave.
 */
export async function createProof(
  { boxKey, now, newId }: ProofDeps,
  { htm, htu, accessToken, nonce }: ProofParams,
): Promise<string> {
  const ath = accessToken === null ? {} : { ath: await hashOf(accessToken) }
  const given = nonce === undefined ? {} : { nonce }
  const { kty, crv, x, y } = await exportJWK(boxKey.publicKey)
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new TypeError('the key of a box is an ES256 key')
  }
  return new SignJWT({ htm, htu: withoutQuery(htu), jti: newId(), ...ath, ...given })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })
    .setIssuedAt(now())
    .sign(boxKey.privateKey)
}

/** What the operator registers for a box: the RFC 7638 thumbprint, SHA-256, base64url. */
export const boxThumbprint = async (publicKey: CryptoKey): Promise<string> =>
  calculateJwkThumbprint(await exportJWK(publicKey), 'sha256')

function withoutQuery(address: string): string {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}

async function hashOf(accessToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken))
  return base64url.encode(new Uint8Array(digest))
}
