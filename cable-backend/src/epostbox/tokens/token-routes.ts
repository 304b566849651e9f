import { type Context, Hono } from 'hono'
import {
  type InsurerToken,
  type MailboxTokens,
  mailboxGrant,
} from '#cable-backend/contract/postbox-token'
import { issueBoundToken } from '../../bound-token/bound-token.ts'
import { requireProof } from '../../bound-token/gates-middleware.ts'
import { Problem } from '../../http/problem.ts'
import type { PostboxDeps } from '../postbox-deps.ts'
import { readTokenRequest } from './token-request.ts'
import { verifyClientAssertion } from './verify-client-assertion.ts'
import { verifyPostboxAssertion } from './verify-postbox-assertion.ts'

const mailboxTokenSeconds = 15 * 60
const waitingTokenSeconds = 30 * 24 * 60 * 60
const insurerTokenSeconds = 5 * 60

/** The token endpoint (RFC 6749 §3.2) and what clients may read about it (RFC 8414). */
export const tokenRoutes = (deps: PostboxDeps) =>
  new Hono()
    .post('/token', async (c) => {
      c.header('Cache-Control', 'no-store')
      const asked = await readTokenRequest(c.req.raw)
      if (asked.grant_type === mailboxGrant) {
        return c.json(await mailboxTokens(deps, await deviceOf(deps, c), asked.assertion), 200)
      }
      return c.json(await insurerToken(deps, asked), 200)
    })
    .get('/jwks', (c) => c.json({ keys: [deps.signingKey.publicJwk] }, 200))
    .get('/.well-known/oauth-authorization-server', (c) => c.json(metadataOf(deps), 200))

const metadataOf = ({ publicUrl }: PostboxDeps) => ({
  issuer: publicUrl,
  token_endpoint: `${publicUrl}/token`,
  jwks_uri: `${publicUrl}/jwks`,
  response_types_supported: [],
  grant_types_supported: [mailboxGrant, 'client_credentials'],
  scopes_supported: ['mailbox', 'waiting', 'insurer'],
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256'],
  dpop_signing_alg_values_supported: ['ES256'],
})

const deviceOf = (
  { publicUrl, now, proofReplays: replays, proofNonces: nonces }: PostboxDeps,
  c: Context,
): Promise<string> => requireProof(c, { publicUrl, now, replays, nonces }, null)

async function mailboxTokens(
  deps: PostboxDeps,
  device: string,
  assertion: string,
): Promise<MailboxTokens> {
  const { stores, publicUrl, now, newId, cableOperator } = deps
  const proven = await verifyPostboxAssertion(assertion, device, {
    ...cableOperator,
    audience: [publicUrl, `${publicUrl}/token`],
    now,
    replays: stores.assertions,
  })
  if (!proven.ok) throw new Problem(proven.error)
  const mailboxId = await stores.insurers.openMailbox(proven.value.operatorSubject, newId)
  const sessionId = newId()
  const grant = { device, mailboxId, sessionId }
  const access = await boxToken(deps, grant, { scope: 'mailbox', seconds: mailboxTokenSeconds })
  await stores.sessions.purge(now())
  await stores.sessions.save({
    sessionId,
    mailboxId,
    card: proven.value.card,
    expiresAt: access.expiresAt,
  })
  const waiting = await boxToken(
    deps,
    { ...grant, sessionId: null },
    { scope: 'waiting', seconds: waitingTokenSeconds },
  )
  return {
    access_token: access.token,
    token_type: 'DPoP',
    expires_in: mailboxTokenSeconds,
    scope: 'mailbox',
    waiting_token: waiting.token,
    waiting_token_expires_in: waitingTokenSeconds,
  }
}

interface BoxGrant {
  readonly device: string
  readonly mailboxId: string
  readonly sessionId: string | null
}

const boxToken = (
  { publicUrl, signingKey, now, newId }: PostboxDeps,
  { device, mailboxId, sessionId }: BoxGrant,
  { scope, seconds }: { readonly scope: string; readonly seconds: number },
) =>
  issueBoundToken(
    {
      issuer: publicUrl,
      audience: publicUrl,
      subject: mailboxId,
      clientId: 'mimamori-tv',
      scope,
      sessionId,
      thumbprint: device,
      lifetimeSeconds: seconds,
    },
    signingKey,
    { now, newId },
  )

async function insurerToken(
  { stores, publicUrl, signingKey, now, newId }: PostboxDeps,
  asked: { readonly client_assertion: string; readonly client_id?: string | undefined },
): Promise<InsurerToken> {
  const proven = await verifyClientAssertion(asked.client_assertion, {
    insurers: stores.insurers,
    audience: [publicUrl, `${publicUrl}/token`],
    now,
    replays: stores.assertions,
  })
  if (!proven.ok) throw new Problem(proven.error)
  const { insurerId } = proven.value
  if (asked.client_id !== undefined && asked.client_id !== insurerId) {
    throw new Problem('assertion_invalid')
  }
  const { token } = await issueBoundToken(
    {
      issuer: publicUrl,
      audience: publicUrl,
      subject: insurerId,
      clientId: insurerId,
      scope: 'insurer',
      sessionId: null,
      thumbprint: null,
      lifetimeSeconds: insurerTokenSeconds,
    },
    signingKey,
    { now, newId },
  )
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: insurerTokenSeconds,
    scope: 'insurer',
  }
}
