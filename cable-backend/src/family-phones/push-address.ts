import { err, ok, type Result } from '#cable-backend/contract/result'
import { decodeBase64Url } from '../card-proof/encoding.ts'
import type { PhoneAddress } from './family-phone.ts'

export type AddressRefusal = 'push_service_not_allowed' | 'push_keys_invalid'

/**
 * Whether an origin is among the allowed ones: `https://fcm.googleapis.com` exactly, or
 * `https://*.push.apple.com` for every host below. Our server calls whatever a phone names here, so
 * nothing else may pass.
 */
export function isAllowedOrigin({ protocol, host }: URL, allowed: readonly string[]): boolean {
  return allowed.some((origin) => {
    const [scheme, pattern = ''] = origin.split('//')
    if (scheme !== protocol) return false
    return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
  })
}

/**
 * Reads an address as a browser gave it: an allowed push service, no credentials in it, and keys
 * with which a message can be sealed (RFC 8291 §2).
 */
export async function parsePushAddress(
  unverified: PhoneAddress,
  allowed: readonly string[],
): Promise<Result<PhoneAddress, AddressRefusal>> {
  const { endpoint, keys } = unverified
  if (!URL.canParse(endpoint)) return err('push_service_not_allowed')
  const url = new URL(endpoint)
  const isPlain = url.username === '' && url.password === '' && url.hash === ''
  if (!isPlain || !isAllowedOrigin(url, allowed)) return err('push_service_not_allowed')
  const isWhole =
    decodeBase64Url(keys.auth)?.length === 16 && (await isPoint(decodeBase64Url(keys.p256dh)))
  return isWhole ? ok({ endpoint: url.href, keys }) : err('push_keys_invalid')
}

/** An uncompressed point that lies on P-256; another one would give away our one-time key. */
async function isPoint(bytes: Uint8Array<ArrayBuffer> | null): Promise<boolean> {
  if (bytes === null || bytes.length !== 65 || bytes[0] !== 4) return false
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' } as const
  return crypto.subtle.importKey('raw', bytes, algorithm, false, []).then(
    () => true,
    () => false,
  )
}
