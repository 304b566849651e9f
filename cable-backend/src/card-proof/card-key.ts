import type { VerifiedCertificate } from './card-certificate.ts'
import { concatBytes, encodeHex } from './encoding.ts'

/**
 * How a wall knows a card: HMAC-SHA-256 with the wall's own pepper over issuer DER ‖ serial, in hex.
 * No two walls' keys can be joined, and the serial is stored nowhere.
 */
export async function cardKeyOf(
  pepper: Uint8Array<ArrayBuffer>,
  { issuerDer, serialNumber }: VerifiedCertificate,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
  const key = await crypto.subtle.importKey('raw', pepper, algorithm, false, ['sign'])
  const digest = await crypto.subtle.sign('HMAC', key, concatBytes(issuerDer, serialNumber))
  return encodeHex(new Uint8Array(digest))
}
