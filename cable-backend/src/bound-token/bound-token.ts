import { createLocalJWKSet, errors, type JWK, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { SigningKey } from './signing-key.ts'

/** What an access token says (RFC 9068 §2.2), once its signature and audience are proven. */
export interface BoundToken {
  readonly subject: string
  readonly clientId: string
  readonly scope: string
  readonly tokenId: string
  /** The session row behind it; null where the token stands alone. */
  readonly sessionId: string | null
  /** RFC 7638 thumbprint of the only key that may use it; null for a bearer token. */
  readonly thumbprint: string | null
  readonly expiresAt: Date
}

export interface TokenGrant extends Omit<BoundToken, 'expiresAt' | 'tokenId'> {
  readonly issuer: string
  readonly audience: string
  readonly lifetimeSeconds: number
}

export interface IssuedToken {
  readonly token: string
  readonly expiresAt: Date
}

/** Signs an `at+jwt` (RFC 9068) with ES256, bound to the key of `thumbprint` (RFC 9449 §6.1). */
export async function issueBoundToken(
  grant: TokenGrant,
  key: SigningKey,
  { now, newId }: { readonly now: () => Date; readonly newId: () => string },
): Promise<IssuedToken> {
  const issuedAt = Math.floor(now().getTime() / 1000)
  const expiresAt = issuedAt + grant.lifetimeSeconds
  const token = await new SignJWT({
    client_id: grant.clientId,
    scope: grant.scope,
    ...(grant.sessionId === null ? {} : { sid: grant.sessionId }),
    ...(grant.thumbprint === null ? {} : { cnf: { jkt: grant.thumbprint } }),
  })
    .setProtectedHeader({ typ: 'at+jwt', alg: 'ES256', kid: key.kid })
    .setIssuer(grant.issuer)
    .setAudience(grant.audience)
    .setSubject(grant.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setJti(newId())
    .sign(key.privateKey)
  return { token, expiresAt: new Date(expiresAt * 1000) }
}

export interface TokenExpectation {
  readonly issuer: string
  readonly audience: string
  readonly keys: readonly JWK[]
  readonly now: () => Date
}

export type TokenRefusal = Extract<ProblemCode, 'token_invalid' | 'session_expired'>

const Claims = z.object({
  sub: z.string().check(z.minLength(1)),
  client_id: z.string(),
  scope: z.string(),
  jti: z.string().check(z.minLength(1)),
  exp: z.int(),
  sid: z.optional(z.string()),
  cnf: z.optional(z.strictObject({ jkt: z.string() })),
})

const boundTokenOf = (claims: z.infer<typeof Claims>): BoundToken => ({
  subject: claims.sub,
  clientId: claims.client_id,
  scope: claims.scope,
  tokenId: claims.jti,
  sessionId: claims.sid ?? null,
  thumbprint: claims.cnf?.jkt ?? null,
  expiresAt: new Date(claims.exp * 1000),
})

/** Proves type, signature, issuer, audience and lifetime; whose key may use it is the gate's job. */
export async function verifyBoundToken(
  token: string,
  { issuer, audience, keys, now }: TokenExpectation,
): Promise<Result<BoundToken, TokenRefusal>> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      typ: 'at+jwt',
      algorithms: ['ES256'],
      issuer,
      audience,
      currentDate: now(),
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id'],
    })
    const claims = Claims.safeParse(payload)
    return claims.success ? ok(boundTokenOf(claims.data)) : err('token_invalid')
  } catch (error) {
    if (error instanceof errors.JWTExpired) return err('session_expired')
    if (error instanceof errors.JOSEError) return err('token_invalid')
    throw error
  }
}
