import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as z from 'zod/mini'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { ReplayStore } from '../../bound-token/replay-store.ts'
import { decodeBase64 } from '../../card-proof/encoding.ts'
import type { CardBinding } from './session-store.ts'

export type AssertionRefusal = Extract<ProblemCode, 'assertion_invalid' | 'unavailable'>

/** Who signed in at the cable operator, as far as the operator tells us. */
export interface PostboxSubject {
  /** Pairwise: the operator gives it to nobody else. */
  readonly operatorSubject: string
  readonly card: CardBinding
}

export interface AssertionExpectation {
  readonly issuer: string
  readonly keys: JWTVerifyGetKey
  readonly audience: string | string[]
  readonly now: () => Date
  readonly replays: ReplayStore
}

const digest = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(128)),
  cnf: z.strictObject({ jkt: z.string() }),
  card: z.strictObject({ salt: digest, sha256: digest }),
})

const bytesOf = (base64Url: string): Uint8Array<ArrayBuffer> => {
  const bytes = decodeBase64(`${base64Url.replaceAll('-', '+').replaceAll('_', '/')}=`)
  if (bytes === null) throw new TypeError('32 bytes in base64url end in a digit that fits')
  return bytes
}

/**
 * Proves an assertion of the cable operator (RFC 7523 §3): type, issuer, audience, at most 60 s
 * old, used once, and bound to the key that presents it.
 */
export async function verifyPostboxAssertion(
  assertion: string,
  device: string,
  expected: AssertionExpectation,
): Promise<Result<PostboxSubject, AssertionRefusal>> {
  const read = await readAssertion(
    assertion,
    { typ: 'postbox-assertion+jwt', seconds: 60 },
    expected,
  )
  if (!read.ok) return read
  const claims = Claims.safeParse(read.value)
  if (!claims.success || claims.data.cnf.jkt !== device) return err('assertion_invalid')
  const { sub, card } = claims.data
  const binding = { salt: bytesOf(card.salt), sha256: bytesOf(card.sha256) }
  return ok({ operatorSubject: sub, card: binding })
}

export interface AssertionKind {
  readonly typ?: string
  /** The longest an assertion may live. */
  readonly seconds: number
}

/** The part that both kinds of assertion share: signature, names, a short life, and one use. */
export async function readAssertion(
  assertion: string,
  { typ, seconds }: AssertionKind,
  { issuer, keys, audience, now, replays }: AssertionExpectation,
): Promise<Result<JWTPayload, AssertionRefusal>> {
  try {
    const { payload } = await jwtVerify(assertion, keys, {
      ...(typ === undefined ? {} : { typ }),
      algorithms: ['ES256'],
      issuer,
      audience,
      currentDate: now(),
      requiredClaims: ['exp', 'iat', 'sub', 'jti'],
      maxTokenAge: seconds,
      clockTolerance: 5,
    })
    return rememberUse(payload, { issuer, seconds, now: now(), replays })
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) {
      return err('assertion_invalid')
    }
    throw error
  }
}

interface Use extends Pick<AssertionExpectation, 'issuer' | 'replays'> {
  readonly seconds: number
  readonly now: Date
}

async function rememberUse(
  payload: JWTPayload,
  { issuer, seconds, now, replays }: Use,
): Promise<Result<JWTPayload, AssertionRefusal>> {
  const { exp = 0, iat = 0, jti = '' } = payload
  const isShort = exp - iat <= seconds && jti.length >= 8 && jti.length <= 128
  if (!isShort) return err('assertion_invalid')
  const until = new Date((exp + 60) * 1000)
  const memory = await replays.remember(`${issuer} ${jti}`, until, now)
  if (memory === 'full') return err('unavailable')
  return memory === 'first' ? ok(payload) : err('assertion_invalid')
}
