import { beforeEach, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { createSigner, type Signer } from '#mocks/fixtures/postbox/test-keys'
import { type BackOfficeOptions, insurerBackOffice } from './back-office.ts'

interface Asked {
  readonly url: string
  readonly init: RequestInit | undefined
}

let signer: Signer
let asked: Asked[]
let time: number

const token = { access_token: 'the-token', token_type: 'Bearer', expires_in: 300, scope: 'insurer' }

const answerOf = (url: string): Response =>
  url.endsWith('/token') ? Response.json(token) : Response.json({ submissions: [] })

const office = (changes: Partial<BackOfficeOptions> = {}) =>
  insurerBackOffice({
    insurerId: 'midori',
    name: 'みどり生命保険',
    clientKey: signer.configured,
    postboxUrl: 'https://postbox.test',
    trust: { cardAuthorities: [], sealAuthority: '', timeStampAuthority: '' },
    policies: [],
    file: async (path) => (path === 'index.html' ? new Response('the page') : null),
    fetch: async (url, init) => {
      asked.push({ url: String(url), init })
      return answerOf(String(url))
    },
    now: () => new Date(time),
    ...changes,
  })

const tokensAsked = () => asked.filter(({ url }) => url.endsWith('/token'))

beforeEach(async () => {
  signer = await createSigner()
  asked = []
  time = Date.parse('2026-11-22T01:00:00Z')
})

describe('an insurer’s back office', () => {
  test('passes a question on with the insurer’s own token', async () => {
    const answer = await office().request('/api/submissions')

    expect(await answer.json()).toEqual({ submissions: [] })
    const last = asked.at(-1)
    expect(last?.url).toBe('https://postbox.test/insurer/submissions')
    expect(new Headers(last?.init?.headers).get('authorization')).toBe('Bearer the-token')
  })

  test('proves itself with its key, for this postbox and for a minute', async () => {
    await office().request('/api/submissions')

    const body = new URLSearchParams(String(tokensAsked()[0]?.init?.body))
    const claims = decodeJwt(body.get('client_assertion') ?? '')

    expect(body.get('grant_type')).toBe('client_credentials')
    expect(claims).toMatchObject({ iss: 'midori', sub: 'midori', aud: 'https://postbox.test' })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(60)
  })

  test('keeps its token until 30 s before it ends', async () => {
    const one = office()
    await one.request('/api/submissions')
    time += 269_000
    await one.request('/api/submissions')
    expect(tokensAsked()).toHaveLength(1)

    time += 2_000
    await one.request('/api/submissions')
    expect(tokensAsked()).toHaveLength(2)
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.test' }],
  ])('refuses a write from another site: %j', async (headers) => {
    const path = '/api/submissions/x/decision'
    const answer = await office().request(path, { method: 'POST', headers, body: '{}' })

    expect(answer.status).toBe(403)
    expect(asked).toEqual([])
  })

  test('passes a write of its own page on', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': 'a-key-of-one-notice' }
    await office().request('/api/notices', { method: 'POST', headers, body: 'x' })

    const sent = new Headers(asked.at(-1)?.init?.headers)
    expect(sent.get('idempotency-key')).toBe('a-key-of-one-notice')
    expect(sent.get('origin')).toBeNull()
  })

  test('refuses a body that no notice can have', async () => {
    const body = new Uint8Array(6 * 1024 * 1024)
    const answer = await office().request('/api/notices', { method: 'POST', body })

    expect(answer.status).toBe(413)
  })

  test('says whether a write that failed may have arrived', async () => {
    const cutAt = (path: string) =>
      office({
        fetch: async (url) => {
          if (String(url).endsWith(path)) throw new TypeError('fetch failed')
          return answerOf(String(url))
        },
      }).request('/api/notices', { method: 'POST', body: 'x' })

    expect((await cutAt('/token')).status).toBe(503)
    expect((await cutAt('/notices')).status).toBe(504)
  })

  test.each(['/api/letters', '/api/../token', '/assets/..%2f..%2fpackage.json'])(
    'has nothing at %s',
    async (path) => {
      expect((await office().request(path)).status).toBe(404)
      expect(asked).toEqual([])
    },
  )

  test('keeps a submission id inside its place in the path', async () => {
    await office().request('/api/submissions/..%2f..%2fletters')

    expect(asked.at(-1)?.url).toBe('https://postbox.test/insurer/submissions/..%2F..%2Fletters')
  })

  test('says that its sign-in is simulated, and lets the page load nothing from elsewhere', async () => {
    const me = await office().request('/me')
    const page = await office().request('/')

    expect(await me.json()).toMatchObject({ insurerId: 'midori', isSimulated: true })
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
  })
})
