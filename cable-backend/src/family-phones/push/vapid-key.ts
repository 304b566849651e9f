import type { PublicKey } from '../../bound-token/signing-key.ts'
import { concatBytes, decodeBase64Url, encodeBase64Url } from '../../card-proof/encoding.ts'

/** A P-256 key as push services and browsers take it (RFC 8292 §3.2): 0x04 ‖ x ‖ y in base64url. */
export function applicationServerKeyOf({ x, y }: Pick<PublicKey, 'x' | 'y'>): string {
  const [left, right] = [decodeBase64Url(x), decodeBase64Url(y)]
  if (left === null || right === null) throw new TypeError('a coordinate is not base64url')
  return encodeBase64Url(concatBytes(Uint8Array.of(4), left, right))
}
