import { createMiddleware } from 'hono/factory'
import {
  type BoxProven,
  boxProof,
  signedIn,
  type TokenProven,
} from '../bound-token/gates-middleware.ts'
import type { Box, HouseholdResident } from '../households/household.ts'
import { Problem } from '../http/problem.ts'
import { type CardLoginDeps, sessionScope } from './card-login-deps.ts'
import type { Session } from './sessions/session.ts'

export interface FromBox {
  Variables: BoxProven['Variables'] & { box: Box }
}
export interface FromResident {
  Variables: TokenProven['Variables'] & { session: Session; resident: HouseholdResident }
}

const gateOf = ({ publicUrl, now, proofReplays, proofNonces, stores }: CardLoginDeps) => ({
  publicUrl,
  now,
  replays: proofReplays,
  nonces: proofNonces,
  admits: async (thumbprint: string) => (await stores.households.findBox(thumbprint)) !== null,
})

export const knownBox = (deps: CardLoginDeps) => boxProof(gateOf(deps))

/** Sets `c.var.box`: the registered box whose key signed the request. */
export const loadBox = ({ stores }: CardLoginDeps) =>
  createMiddleware<FromBox>(async (c, next) => {
    const box = await stores.households.findBox(c.var.device)
    if (box === null) throw new Problem('box_unknown')
    c.set('box', box)
    await next()
  })

export const sessionToken = (deps: CardLoginDeps) =>
  signedIn({
    ...gateOf(deps),
    issuer: deps.publicUrl,
    audience: deps.publicUrl,
    keys: [deps.signingKey.publicJwk],
    scope: sessionScope,
  })

/**
 * Sets `c.var.session` and `c.var.resident`, as long as the session was not ended and the box still
 * stands in the resident's household.
 */
export const loadSession = ({ stores, now }: CardLoginDeps) =>
  createMiddleware<FromResident>(async (c, next) => {
    const { sessionId } = c.var.token
    const session =
      sessionId === null ? null : await stores.sessions.findLiveSession(sessionId, now())
    if (session === null || session.device !== c.var.device) throw new Problem('session_expired')
    const resident = await stores.households.findResident(session.residentId)
    const box = await stores.households.findBox(session.device)
    if (resident === null || box?.householdId !== resident.householdId) {
      throw new Problem('session_expired')
    }
    c.set('session', session)
    c.set('resident', resident)
    await next()
  })
