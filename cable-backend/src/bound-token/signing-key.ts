import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import * as z from 'zod/mini'

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** An ES256 key with nothing private in it (RFC 7518 §6.2.1). */
export const PublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
})
export type PublicKey = z.infer<typeof PublicKey>

/** An ES256 key pair as it stands in a wall's configuration. */
export const PrivateKey = z.strictObject({ ...PublicKey.shape, d: coordinate })
export type PrivateKey = z.infer<typeof PrivateKey>

export interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
}

/** Reads a wall's own ES256 key; its `kid` is its RFC 7638 thumbprint. */
export async function importSigningKey({ d, ...publicKey }: PrivateKey): Promise<SigningKey> {
  const kid = await calculateJwkThumbprint(publicKey, 'sha256')
  const privateKey = await importJWK({ ...publicKey, d }, 'ES256')
  if (privateKey instanceof Uint8Array) throw new TypeError('an EC key is never a secret')
  return { kid, privateKey, publicJwk: { ...publicKey, kid, alg: 'ES256', use: 'sig' } }
}
