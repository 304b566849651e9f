import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import * as z from 'zod/mini'

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** The municipality's ES256 key pair as it stands in its configuration (RFC 7518 §6.2). */
export const OrderKeyPair = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: coordinate,
})
export type OrderKeyPair = z.infer<typeof OrderKeyPair>

/** With what orders are signed, and what everybody pins to verify them. */
export interface OrderKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
}

/** Reads the municipality's key; its `kid` is its RFC 7638 thumbprint. */
export async function importOrderKey({ d, ...publicKey }: OrderKeyPair): Promise<OrderKey> {
  const kid = await calculateJwkThumbprint(publicKey, 'sha256')
  const privateKey = await importJWK({ ...publicKey, d }, 'ES256')
  if (privateKey instanceof Uint8Array) throw new TypeError('an EC key is never a secret')
  return { kid, privateKey, publicJwk: { ...publicKey, kid, alg: 'ES256', use: 'sig' } }
}
