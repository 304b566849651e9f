import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { signedOrderType } from '#emergency-alerts/contract/signed-order'
import type { ProvenOrder } from '../state/alert-state.ts'
import { absent, oneOf, readJson, shape, text } from './read-json.ts'
import { readOrder } from './read-order.ts'

/** A municipality's public key as it is pinned in the configuration of the box (RFC 7517). */
export interface PinnedKey {
  readonly municipality: string
  readonly kid: string
  readonly x: string
  readonly y: string
}

export type OrderRefusal =
  | 'malformed'
  | 'key_unknown'
  | 'signature_mismatch'
  | 'document_malformed'
  /** Signed by the key of another municipality. */
  | 'other_municipality'

export type Verified =
  | { readonly ok: true; readonly value: ProvenOrder }
  | { readonly ok: false; readonly error: OrderRefusal }

const orderType: typeof signedOrderType = 'mimamori-order+jws'

/** RFC 7515 §4.1; `crit` would name something that must be understood, and nothing is. */
const readHeader = shape({
  alg: oneOf('ES256'),
  typ: oneOf(orderType),
  kid: text(),
  crit: absent,
})

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/**
 * Verifies a signed order (compact JWS, RFC 7515 §5.2) against the pinned keys, with ES256 and with
 * nothing else, and reads the document in it. What comes out may be shown.
 */
export function createOrderVerifier(
  keys: readonly PinnedKey[],
): (unverified: string) => Promise<Verified> {
  const imported = new Map<string, Promise<CryptoKey>>()
  const keyOf = (pinned: PinnedKey): Promise<CryptoKey> => {
    const key = imported.get(pinned.kid) ?? importKey(pinned)
    imported.set(pinned.kid, key)
    return key
  }
  for (const key of keys) void keyOf(key)
  return async (unverified) => {
    const parts = splitJws(unverified)
    if (parts === null) return refused('malformed')
    const pinned = keys.find(({ kid }) => kid === parts.kid)
    if (pinned === undefined) return refused('key_unknown')
    const isSigned = await crypto.subtle.verify(
      es256,
      await keyOf(pinned),
      parts.signature,
      new TextEncoder().encode(parts.signed),
    )
    if (!isSigned) return refused('signature_mismatch')
    return readVerified(unverified, parts.payload, pinned)
  }
}

const refused = (error: OrderRefusal): Verified => ({ ok: false, error })

function readVerified(signedOrder: string, payload: string, { municipality }: PinnedKey): Verified {
  const order: OrderDocument | null = readJson(readOrder, payload)
  if (order === null) return refused('document_malformed')
  if (order.municipality.code !== municipality) return refused('other_municipality')
  return { ok: true, value: { order, signedOrder } }
}

const importKey = ({ x, y }: PinnedKey): Promise<CryptoKey> =>
  crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, es256, false, ['verify'])

function splitJws(jws: string) {
  const [header = '', payload = '', mac = '', ...more] = jws.split('.')
  const headerBytes = decodeBase64Url(header)
  const payloadBytes = decodeBase64Url(payload)
  const signature = decodeBase64Url(mac)
  if (headerBytes === null || payloadBytes === null || signature === null || more.length > 0)
    return null
  const read = readJson(readHeader, utf8(headerBytes))
  if (read === null) return null
  return { kid: read.kid, signed: `${header}.${payload}`, payload: utf8(payloadBytes), signature }
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** RFC 7515 §2: base64url without padding; null for anything else. */
export function decodeBase64Url(encoded: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(encoded) || encoded.length % 4 === 1) return null
  const binary = atob(encoded.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
