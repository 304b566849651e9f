import { createMiddleware } from 'hono/factory'
import { signedIn, type TokenProven } from '../../bound-token/gates-middleware.ts'
import { Problem } from '../../http/problem.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import type { Session } from './session-store.ts'

export interface Viewer {
  Variables: TokenProven['Variables'] & { session: Session }
}

type GateDeps = Pick<
  PostboxDeps,
  'publicUrl' | 'signingKey' | 'proofReplays' | 'proofNonces' | 'now'
>

/** A request with a token of this postbox, used by the key that the token is bound to. */
export const boundTo = (
  { publicUrl, signingKey, proofReplays, proofNonces, now }: GateDeps,
  scope: 'mailbox' | 'waiting',
) =>
  signedIn({
    publicUrl,
    issuer: publicUrl,
    audience: publicUrl,
    keys: [signingKey.publicJwk],
    replays: proofReplays,
    nonces: proofNonces,
    scope,
    now,
  })

/** Sets `c.var.session`: whose mailbox it is, and which card signed in. */
export const viewerSession = ({ stores, now }: Pick<PostboxDeps, 'stores' | 'now'>) =>
  createMiddleware<Viewer>(async (c, next) => {
    const { sessionId } = c.var.token
    const session = sessionId === null ? null : await stores.sessions.find(sessionId, now())
    if (session === null) throw new Problem('session_expired')
    c.set('session', session)
    await next()
  })
