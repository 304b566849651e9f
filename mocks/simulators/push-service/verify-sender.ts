import { importJWK, jwtVerify } from 'jose'

interface Expected {
  /** Of the subscription: the sender it was made for. */
  readonly applicationServerKey: string
  readonly audience: string
  readonly now: Date
}

const longestLifeSeconds = 24 * 60 * 60

/**
 * Checks `Authorization: vapid t=…, k=…` as RFC 8292 says: the token's signature by the key that the
 * subscription is restricted to (§4.2), this service as audience, and an end within 24 hours (§2).
 */
export async function isSender(authorization: string, expected: Expected): Promise<boolean> {
  const given = /^vapid t=([\w.-]+), ?k=([\w-]+)$/i.exec(authorization)
  const [, token, key] = given ?? []
  if (token === undefined || key !== expected.applicationServerKey) return false
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }
  const verified = await importJWK(jwk, 'ES256')
    .then((publicKey) =>
      jwtVerify(token, publicKey, {
        algorithms: ['ES256'],
        audience: expected.audience,
        currentDate: expected.now,
        requiredClaims: ['exp', 'sub'],
      }),
    )
    .catch(() => null)
  if (verified === null) return false
  const { exp = 0, sub = '' } = verified.payload
  const leftSeconds = exp - expected.now.getTime() / 1000
  return leftSeconds <= longestLifeSeconds && /^(mailto:|https:)/.test(sub)
}
