import type { VerifiedCertificate } from './card-certificate.ts'
import { concatBytes, encodeHex } from './encoding.ts'

/**
 * How a wall knows a card: HMAC-SHA-256 with the wall's own pepper, in hex, over SHA-256 of the
 * authority's certificate ‖ issuer DER ‖ serial. Generations of the authority share one name, so
 * the name alone would let two cards with the same serial be one.
 */
export async function cardKeyOf(
  pepper: Uint8Array<ArrayBuffer>,
  { authorityDer, issuerDer, serialNumber }: VerifiedCertificate,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
  const key = await crypto.subtle.importKey('raw', pepper, algorithm, false, ['sign'])
  const generation = new Uint8Array(await crypto.subtle.digest('SHA-256', authorityDer))
  const card = concatBytes(generation, issuerDer, serialNumber)
  return encodeHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, card)))
}
