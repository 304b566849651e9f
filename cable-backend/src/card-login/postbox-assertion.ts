import { SignJWT } from 'jose'
import { encodeBase64Url } from '../card-proof/encoding.ts'
import { assertionLifetimeSeconds, type CardLoginDeps } from './card-login-deps.ts'
import type { Session } from './sessions/session.ts'

/**
 * Says to the e-postbox, and to nobody else, who is signed in on which box with which card
 * (RFC 7523 §3). Good for 60 seconds.
 */
export async function assertForPostbox(session: Session, deps: CardLoginDeps): Promise<string> {
  const issuedAt = Math.floor(deps.now().getTime() / 1000)
  const { salt, sha256 } = session.card
  return new SignJWT({ cnf: { jkt: session.device }, card: { salt, sha256 } })
    .setProtectedHeader({ typ: 'postbox-assertion+jwt', alg: 'ES256', kid: deps.signingKey.kid })
    .setIssuer(deps.publicUrl)
    .setAudience(deps.postboxUrl)
    .setSubject(await pairwiseIdOf(session.residentId, deps))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + assertionLifetimeSeconds)
    .setJti(deps.newId())
    .sign(deps.signingKey.privateKey)
}

/**
 * How the e-postbox knows a resident: HMAC-SHA-256 over our id, base64url, with a secret that serves
 * this one audience. It outlives a change of the postbox's address; its mailboxes hang on it.
 */
export async function pairwiseIdOf(
  residentId: string,
  { pairwiseSecret }: Pick<CardLoginDeps, 'pairwiseSecret'>,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
  const key = await crypto.subtle.importKey('raw', pairwiseSecret, algorithm, false, ['sign'])
  const said = new TextEncoder().encode(residentId)
  return encodeBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, said)))
}
