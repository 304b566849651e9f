import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Configuration, JWK, Provider } from 'oidc-provider'
import { createMemory } from './kept-in-memory.ts'
import { logInPage } from './log-in-page.ts'
import { simulatedStaff } from './people.ts'

export interface StaffProviderOptions {
  /** Its own address, under which everything is: `http://localhost:8080/simulators/staff-provider`. */
  readonly issuer: string
  readonly client: {
    readonly clientId: string
    readonly clientSecret: string
    readonly redirectUri: string
  }
  /** A private key for ID tokens. */
  readonly key: JWK
  readonly cookieSecret: string
}

export interface StaffProviderSimulator {
  /** Answers a request of node whose path begins with the path of the issuer. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** The identity provider of a simulated town hall: a real OpenID Connect provider with invented staff. */
export async function createStaffProviderSimulator(
  options: StaffProviderOptions,
): Promise<StaffProviderSimulator> {
  const { pathname } = new URL(options.issuer)
  const prefix = pathname === '/' ? '' : pathname
  const { Provider: OpenIdProvider } = await loadQuietly()
  const provider = new OpenIdProvider(options.issuer, configurationOf(options, prefix))
  const answerProtocol = provider.callback()
  return {
    async answer(request, response) {
      const interaction = /^\/interaction\/[\w-]+$/.exec((request.url ?? '').slice(prefix.length))
      if (interaction !== null) return answerInteraction(provider, request, response)
      Object.assign(request, { originalUrl: request.url })
      request.url = (request.url ?? '').slice(prefix.length) || '/'
      await answerProtocol(request, response)
    },
  }
}

/** It says on the console that it wants Node 22; our own tests prove it on 20.19. */
async function loadQuietly(): Promise<typeof import('oidc-provider')> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}

const minutes = 60
const shift = 12 * 60 * minutes

function configurationOf(
  { client, key, cookieSecret }: StaffProviderOptions,
  prefix: string,
): Configuration {
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [cookieSecret] },
    adapter: createMemory(Date.now),
    ttl: {
      Interaction: 30 * minutes,
      Session: shift,
      Grant: shift,
      AccessToken: 10 * minutes,
      IdToken: 10 * minutes,
    },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${prefix}/interaction/${uid}` },
    findAccount: (_context, sub) => {
      const person = simulatedStaff.find(({ staffId }) => staffId === sub)
      if (person === undefined) return undefined
      const { name, roles } = person
      return { accountId: sub, claims: () => ({ sub, name, roles: [...roles] }) }
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: oidc.client?.clientId ?? '',
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

/** GET shows the page, POST says who somebody is. */
async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.end(logInPage(request.url ?? ''))
    return
  }
  const staffId = new URLSearchParams(await bodyOf(request)).get('staffId')
  const person = simulatedStaff.find((each) => each.staffId === staffId)
  if (person === undefined) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('その人は、この模擬の町にいません。')
    return
  }
  await provider.interactionFinished(request, response, { login: { accountId: person.staffId } })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
