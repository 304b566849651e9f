import { importJWK, type JWK, SignJWT } from 'jose'
import { InsurerToken } from '#cable-backend/contract/postbox-token'

export interface PostboxClient {
  readonly insurerId: string
  /** The insurer's private ES256 key; its public half is registered with the postbox. */
  readonly clientKey: JWK
  readonly postboxUrl: string
  readonly fetch: typeof fetch
  readonly now: () => Date
}

const renewBeforeMs = 30_000

async function signAssertion({ insurerId, clientKey, postboxUrl, now }: PostboxClient) {
  const issuedAt = Math.floor(now().getTime() / 1000)
  return new SignJWT()
    .setProtectedHeader({
      alg: 'ES256',
      ...(clientKey.kid === undefined ? {} : { kid: clientKey.kid }),
    })
    .setIssuer(insurerId)
    .setSubject(insurerId)
    .setAudience(postboxUrl)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 60)
    .sign(await importJWK(clientKey, 'ES256'))
}

async function requestToken(client: PostboxClient): Promise<InsurerToken> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signAssertion(client),
  })
  const answer = await client.fetch(`${client.postboxUrl}/token`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`the postbox gave no token: ${answer.status}`)
  return InsurerToken.parse(await answer.json())
}

/**
 * The insurer's access token for the postbox (client credentials with `private_key_jwt`, RFC 7523
 * §2.2), kept until 30 s before it ends. Throws when the postbox gives none.
 */
export function createTokenSource(client: PostboxClient): () => Promise<string> {
  let kept: { readonly token: string; readonly until: number } | null = null
  return async () => {
    if (kept !== null && client.now().getTime() < kept.until) return kept.token
    const { access_token, expires_in } = await requestToken(client)
    const until = client.now().getTime() + expires_in * 1000 - renewBeforeMs
    kept = { token: access_token, until }
    return access_token
  }
}
