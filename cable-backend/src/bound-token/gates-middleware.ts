import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { Problem } from '../http/problem.ts'
import { type BoundToken, type TokenExpectation, verifyBoundToken } from './bound-token.ts'
import { verifyDpopProof } from './dpop-proof.ts'
import type { ProofNonces } from './proof-nonces.ts'
import type { ReplayStore } from './replay-store.ts'

export interface BoxGate {
  /** Origin and path prefix under which clients reach this app, without a slash at the end. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly replays: ReplayStore
  readonly nonces: ProofNonces
  /** Whether this wall knows the key; absent where any key may call. */
  readonly admits?: (thumbprint: string) => Promise<boolean>
}

export interface TokenGate extends BoxGate, TokenExpectation {
  readonly scope: string
  /** What to refuse a proven token for: its session was ended, its person is gone. */
  readonly refusalOf?: (token: BoundToken) => Promise<ProblemCode | null>
}

export interface BoxProven {
  Variables: {
    /** RFC 7638 thumbprint of the key that made this request. */
    device: string
  }
}
export interface TokenProven {
  Variables: { device: string; token: BoundToken }
}

/** The thumbprint of the key that made this request; a box whose clock is wrong is given a nonce. */
export async function requireProof(
  c: Context,
  gate: BoxGate,
  accessToken: string | null,
): Promise<string> {
  const proven = await verifyDpopProof({
    proof: c.req.header('DPoP') ?? '',
    method: c.req.method,
    url: gate.publicUrl + c.req.path,
    accessToken,
    now: gate.now,
    replays: gate.replays,
    nonces: gate.nonces,
    admits: gate.admits ?? (async () => true),
  })
  if (proven.ok) return proven.value
  if (proven.error === 'use_dpop_nonce') {
    c.header('DPoP-Nonce', await gate.nonces.issue(gate.now()))
  }
  throw new Problem(proven.error)
}

async function requireToken(token: string, gate: TokenExpectation & Pick<TokenGate, 'scope'>) {
  const proven = await verifyBoundToken(token, gate)
  if (!proven.ok) throw new Problem(proven.error)
  if (!proven.value.scope.split(' ').includes(gate.scope)) throw new Problem('access_denied')
  return proven.value
}

function requireCredentials(c: Context, scheme: 'DPoP' | 'Bearer'): string {
  const [given, token, ...more] = (c.req.header('Authorization') ?? '').split(' ')
  const isScheme = given?.toLowerCase() === scheme.toLowerCase()
  if (!isScheme || token === undefined || more.length > 0) throw new Problem('token_invalid')
  return token
}

/**
 * Lets a request pass that a box's key signed (RFC 9449 without a token) and sets `c.var.device`.
 * The app must see paths relative to `publicUrl`: mount it, or let the proxy strip the prefix.
 */
export const boxProof = (gate: BoxGate) =>
  createMiddleware<BoxProven>(async (c, next) => {
    c.set('device', await requireProof(c, gate, null))
    await next()
  })

/** Lets a request pass with an access token of this scope and a proof by the key it is bound to. */
export const signedIn = (gate: TokenGate) =>
  createMiddleware<TokenProven>(async (c, next) => {
    const accessToken = requireCredentials(c, 'DPoP')
    const token = await requireToken(accessToken, gate)
    const device = await requireProof(c, gate, accessToken)
    if (token.thumbprint !== device) throw new Problem('token_invalid')
    const refusal = (await gate.refusalOf?.(token)) ?? null
    if (refusal !== null) throw new Problem(refusal)
    c.set('device', device)
    c.set('token', token)
    await next()
  })

/** Lets a server pass with a bearer token of this scope; a token bound to a key is no bearer's. */
export const bearer = (gate: TokenExpectation & Pick<TokenGate, 'scope'>) =>
  createMiddleware<{ Variables: { token: BoundToken } }>(async (c, next) => {
    const token = await requireToken(requireCredentials(c, 'Bearer'), gate)
    if (token.thumbprint !== null) throw new Problem('token_invalid')
    c.set('token', token)
    await next()
  })
