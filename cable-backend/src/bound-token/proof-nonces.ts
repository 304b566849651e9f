import { decodeBase64Url, encodeBase64Url } from '../card-proof/encoding.ts'

/** Nonces for DPoP proofs (RFC 9449 §9): the wall's own time, for boxes whose clock is wrong. */
export interface ProofNonces {
  issue(now: Date): Promise<string>
  /** When it was issued; null for one that this wall never gave, or that is not from before `now`. */
  issuedAt(nonce: string, now: Date): Promise<Date | null>
}

const macBytes = 16
const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const

/**
 * Nothing is kept: a nonce is a time and its HMAC-SHA-256, cut to 128 bits. A process that starts anew,
 * or another one, has another secret: boxes then get a new nonce and repeat their request.
 */
export function createProofNonces(secret: Uint8Array<ArrayBuffer>): ProofNonces {
  const key = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify'])
  const macOf = async (time: string): Promise<Uint8Array> => {
    const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(time))
    return new Uint8Array(mac, 0, macBytes)
  }
  return {
    async issue(now) {
      const time = String(now.getTime())
      return `${time}.${encodeBase64Url(await macOf(time))}`
    },
    async issuedAt(nonce, now) {
      const [time = '', mac = ''] = nonce.split('.')
      if (!/^\d{1,15}$/.test(time) || Number(time) > now.getTime()) return null
      const given = decodeBase64Url(mac)
      return given !== null && isSame(given, await macOf(time)) ? new Date(Number(time)) : null
    },
  }
}

/** Takes as long for a wrong one as for a right one. */
const isSame = (given: Uint8Array, own: Uint8Array): boolean =>
  given.length === own.length &&
  own.reduce((differences, byte, index) => differences | (byte ^ (given[index] ?? 0)), 0) === 0
