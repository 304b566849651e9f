import * as z from 'zod/mini'

/**
 * How the cable operator shows the municipality who it is (`PUT /subscribers/:homeRef`, `POST
 * /relays/:relayId/reports`): `Authorization: Bearer` and a JWT (RFC 7519) for this one request, by
 * the operator's own key, which the municipality pins. The header has `alg` ES256, `typ` as below and
 * the `kid`, which is the key's RFC 7638 thumbprint.
 */
export const operatorTokenType = 'operator+jwt'

/** From `iat` to `exp` at most; the `jti` is used once. */
export const operatorTokenSeconds = 60

export const OperatorClaims = z.object({
  /** The operator's public URL. */
  iss: z.url(),
  /** The municipality's public URL. */
  aud: z.url(),
  iat: z.int(),
  exp: z.int(),
  jti: z.string().check(z.minLength(8), z.maxLength(128)),
})
export type OperatorClaims = z.infer<typeof OperatorClaims>
