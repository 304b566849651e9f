import * as oauth from 'oauth4webapi'
import { type StaffMember, StaffRole } from '#emergency-alerts/contract/desk/order-view'
import { err, ok, type Result } from '#emergency-alerts/contract/result'

/** The identity provider of the town hall, as it is configured. */
export interface StaffProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim of the ID token that holds the roles: one text or a list. */
  readonly rolesClaim: string
  readonly redirectUri: string
  readonly timeoutMs: number
}

/** The secrets of one sign-in, which stay here while somebody is away. */
export interface SignInSecrets {
  readonly state: string
  readonly codeVerifier: string
  readonly nonce: string
}

/** `turned_away` by the provider or its answer; `unreachable` may work later; `no_role` needs an administrator. */
export type SignInRefusal = 'turned_away' | 'unreachable' | 'no_role'

/** Sign-in by OpenID Connect: authorization code with PKCE, for a client that keeps a secret. */
export interface StaffProvider {
  newSecrets(): SignInSecrets
  /** Where the browser goes to sign in; it is asked to sign in anew, desks are shared. */
  addressFor(secrets: SignInSecrets): Promise<Result<URL, SignInRefusal>>
  /** Who came back. */
  memberOf(
    returned: URLSearchParams,
    secrets: SignInSecrets,
  ): Promise<Result<StaffMember, SignInRefusal>>
}

export function createStaffProvider(settings: StaffProviderSettings): StaffProvider {
  const discover = rememberedDiscovery(settings)
  return {
    newSecrets: () => ({
      state: oauth.generateRandomState(),
      codeVerifier: oauth.generateRandomCodeVerifier(),
      nonce: oauth.generateRandomNonce(),
    }),
    addressFor: (secrets) => refusing(async () => addressOf(await discover(), settings, secrets)),
    memberOf: async (returned, secrets) => {
      const claims = await refusing(async () =>
        claimsOf(await discover(), settings, { returned, secrets }),
      )
      return claims.ok ? memberFrom(claims.value, settings.rolesClaim) : claims
    },
  }
}

/** Asked once, and again only after it failed. */
function rememberedDiscovery(settings: StaffProviderSettings) {
  let known: Promise<oauth.AuthorizationServer> | null = null
  const ask = async () => {
    const issuer = new URL(settings.issuer)
    const answer = await oauth.discoveryRequest(issuer, requestOptions(settings))
    return oauth.processDiscoveryResponse(issuer, answer)
  }
  return (): Promise<oauth.AuthorizationServer> => {
    known ??= ask().catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }
}

/** Plain http only where the configured issuer is plain http: a simulated one. */
const requestOptions = ({ issuer, timeoutMs }: StaffProviderSettings) => ({
  [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
  signal: () => AbortSignal.timeout(timeoutMs),
})

async function addressOf(
  server: oauth.AuthorizationServer,
  { clientId, redirectUri }: StaffProviderSettings,
  { state, codeVerifier, nonce }: SignInSecrets,
): Promise<URL> {
  const address = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    prompt: 'login',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
  return address
}

async function claimsOf(
  server: oauth.AuthorizationServer,
  settings: StaffProviderSettings,
  { returned, secrets }: { readonly returned: URLSearchParams; readonly secrets: SignInSecrets },
): Promise<oauth.IDToken> {
  const client = { client_id: settings.clientId }
  const options = requestOptions(settings)
  const code = oauth.validateAuthResponse(server, client, returned, secrets.state)
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.ClientSecretBasic(settings.clientSecret),
    code,
    settings.redirectUri,
    secrets.codeVerifier,
    options,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: secrets.nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer, options)
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  if (claims === undefined) throw new Error('an ID token was required')
  return claims
}

function memberFrom(claims: oauth.IDToken, rolesClaim: string): Result<StaffMember, SignInRefusal> {
  const claimed = [claims[rolesClaim]].flat()
  const roles = StaffRole.options.filter((role) => claimed.includes(role))
  if (roles.length === 0) return err('no_role')
  const { name } = claims
  return ok({ staffId: claims.sub, name: typeof name === 'string' ? name : claims.sub, roles })
}

/** What the provider says and what the network does are refusals; anything else is a fault. */
async function refusing<T>(ask: () => Promise<T>): Promise<Result<T, SignInRefusal>> {
  try {
    return ok(await ask())
  } catch (error) {
    if (error instanceof oauth.OperationProcessingError) return err(refusalOf(error))
    const isTurnedAway =
      error instanceof oauth.AuthorizationResponseError ||
      error instanceof oauth.ResponseBodyError ||
      error instanceof oauth.WWWAuthenticateChallengeError
    if (isTurnedAway) return err('turned_away')
    if (isOfNetwork(error)) return err('unreachable')
    throw error
  }
}

const refusalOf = ({ code }: oauth.OperationProcessingError): SignInRefusal =>
  code === oauth.RESPONSE_IS_NOT_CONFORM || code === oauth.RESPONSE_IS_NOT_JSON
    ? 'unreachable'
    : 'turned_away'

/** `fetch` rejects with a TypeError that has a cause, or with the reason of its signal. */
function isOfNetwork(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false
  return error.name === 'TimeoutError' || (error.name === 'TypeError' && 'cause' in error)
}
