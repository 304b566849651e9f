import { encodeHex } from '../card-proof/encoding.ts'

const digits = 8
const range = 10 ** digits
/** Above it a remainder would favour the low codes. */
const fairLimit = Math.floor(2 ** 32 / range) * range

/** Eight digits, every code as likely as another. */
export function newPairingCode(randomBytes: (length: number) => Uint8Array<ArrayBuffer>): string {
  for (;;) {
    const number = new DataView(randomBytes(4).buffer).getUint32(0)
    if (number < fairLimit) return String(number % range).padStart(digits, '0')
  }
}

/**
 * What is kept of a code: HMAC-SHA-256 with a pepper that stands nowhere in the database, hex. All
 * codes can be tried out in a second against a plain hash.
 */
export async function hashPairingCode(
  code: string,
  pepper: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
  const key = await crypto.subtle.importKey('raw', pepper, algorithm, false, ['sign'])
  const named = new TextEncoder().encode(`family-phone-code:${code}`)
  return encodeHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, named)))
}
