import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import { encodeBase64Url } from '../card-proof/encoding.ts'
import type { ProofNonces } from './proof-nonces.ts'
import type { ReplayStore } from './replay-store.ts'
import { PublicKey } from './signing-key.ts'

export type ProofRefusal = Extract<
  ProblemCode,
  'proof_invalid' | 'use_dpop_nonce' | 'box_unknown' | 'unavailable'
>

export interface ProofExpectation {
  readonly proof: string
  readonly method: string
  /** The URL as the client knows it: the wall's configured public URL and the path. */
  readonly url: string
  readonly accessToken: string | null
  readonly now: () => Date
  readonly replays: ReplayStore
  readonly nonces: ProofNonces
  /** Whether the key is one this wall knows; asked before anything about it is kept. */
  readonly admits: (thumbprint: string) => Promise<boolean>
}

const proofWindowMs = 60_000
const proofMaxLength = 4096

const Header = z.object({ jwk: PublicKey })
const Claims = z.object({
  jti: z.string().check(z.minLength(8), z.maxLength(128)),
  htm: z.string(),
  htu: z.url(),
  iat: z.int(),
  ath: z.optional(z.string()),
  nonce: z.optional(z.string().check(z.maxLength(256))),
})
type Claims = z.infer<typeof Claims>

interface ReadProof {
  readonly thumbprint: string
  readonly claims: Claims
}

/**
 * Checks a DPoP proof by the list of RFC 9449 §4.3 and answers the thumbprint of the key that made
 * it. ES256 only; `iat` at most 60 s away, or a nonce of this wall that is no older: a clock that was
 * set wrong keeps no box out; each `jti` once per key; `ath` exactly when a token is presented.
 */
export async function verifyDpopProof(
  expected: ProofExpectation,
): Promise<Result<string, ProofRefusal>> {
  const read = await readProof(expected)
  if (read === null || !(await isForThisRequest(read.claims, expected))) return err('proof_invalid')
  const { thumbprint, claims } = read
  const until = await freshUntil(claims, expected)
  if (until === null) return err('use_dpop_nonce')
  if (!(await expected.admits(thumbprint))) return err('box_unknown')
  const id = `${thumbprint}.${claims.jti}`
  const memory = await expected.replays.remember(id, until, expected.now())
  if (memory === 'full') return err('unavailable')
  return memory === 'first' ? ok(thumbprint) : err('proof_invalid')
}

async function readProof({ proof, now }: ProofExpectation): Promise<ReadProof | null> {
  if (proof.length > proofMaxLength) return null
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      currentDate: now(),
    })
    const header = Header.safeParse(protectedHeader)
    const claims = Claims.safeParse(payload)
    if (!header.success || !claims.success) return null
    const thumbprint = await calculateJwkThumbprint(header.data.jwk, 'sha256')
    return { thumbprint, claims: claims.data }
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof DOMException) return null
    if (error instanceof TypeError) return null
    throw error
  }
}

async function isForThisRequest(claims: Claims, expected: ProofExpectation): Promise<boolean> {
  const { method, url, accessToken } = expected
  const ath = accessToken === null ? undefined : await accessTokenHash(accessToken)
  return (
    claims.htm === method && withoutQuery(claims.htu) === withoutQuery(url) && claims.ath === ath
  )
}

/** So long its `jti` has to be remembered; null for a proof that was not made just now. */
async function freshUntil(
  { iat, nonce }: Claims,
  { now, nonces }: ProofExpectation,
): Promise<Date | null> {
  const issuedAt = nonce === undefined ? null : await nonces.issuedAt(nonce, now())
  const times = [iat * 1000, ...(issuedAt === null ? [] : [issuedAt.getTime()])]
  const madeAt = times.find((time) => Math.abs(now().getTime() - time) <= proofWindowMs)
  return madeAt === undefined ? null : new Date(madeAt + proofWindowMs)
}

/** RFC 9449 §4.2 `ath`: base64url of the SHA-256 of the token's ASCII. */
async function accessTokenHash(accessToken: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken))
  return encodeBase64Url(new Uint8Array(digest))
}

function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
