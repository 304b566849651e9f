import type { HomeRef } from '#emergency-alerts/contract/subscriber-home'

/** How one municipality knows homes and boxes of this operator, and nobody else. */
export interface References {
  homeRef(householdId: string): Promise<HomeRef>
  boxRef(boxId: string): Promise<HomeRef>
}

const refBytes = 16

/**
 * HMAC-SHA-256 with a secret for this municipality, its first 128 bits in hex; the kind of thing is
 * part of what is hashed.
 */
export function createReferences(secret: Uint8Array<ArrayBuffer>): References {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
  const key = crypto.subtle.importKey('raw', secret, algorithm, false, ['sign'])
  const known = new Map<string, HomeRef>()
  const refOf = async (name: string): Promise<HomeRef> => {
    const found = known.get(name)
    if (found !== undefined) return found
    const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(name))
    const bytes = new Uint8Array(mac, 0, refBytes)
    const ref = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    known.set(name, ref)
    return ref
  }
  return {
    homeRef: (householdId) => refOf(`home ${householdId}`),
    boxRef: (boxId) => refOf(`box ${boxId}`),
  }
}
