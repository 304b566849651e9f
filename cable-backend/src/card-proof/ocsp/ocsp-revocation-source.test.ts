import { serve } from '@hono/node-server'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { makeCertificate, type TestCertificate } from '#mocks/fixtures/certificates'
import { askedAt, type OcspAsking, openOcspAsking, seconds } from '#mocks/fixtures/ocsp-asking'
import {
  type draftOcspAnswer,
  ocspReply,
  type Spoil,
  spoiltResponder,
} from '#mocks/fixtures/ocsp-requests'
import type { Jlis } from '#mocks/simulators/jlis/jlis'
import { ocspRefusal, wrapResponse } from '#mocks/simulators/jlis/ocsp-answers'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'

const now = askedAt
let jlis: Jlis
let card: TestCertificate
let keys: CryptoKeyPair
let ask: OcspAsking['ask']

beforeAll(async () => {
  ;({ jlis, card, keys, ask } = await openOcspAsking())
}, 120_000)

const askSpoilt = (spoil: Spoil) => ask({ fetch: spoiltResponder(jlis, spoil) })
const askSimulator = (about?: TestCertificate) =>
  ask({ fetch: async (input, init) => ocspRoutes(jlis).request(new Request(input, init)) }, about)

describe('an honest responder', () => {
  test('says good, as of when, with its signed answer', async () => {
    const answer = await askSimulator()

    expect(answer).toMatchObject({
      status: 'good',
      sourceUpdatedAt: now,
      checkedAt: now,
      method: 'ocsp',
    })
    expect(answer.status === 'good' && answer.evidence?.[0]).toBe(0x30)
  })

  test('says revoked and unknown, each as itself', async () => {
    const revoked = await makeCertificate(jlis, { keys })
    jlis.register.revoke(revoked.der, seconds(-3600))

    const answerRevoked = await askSimulator(revoked)
    const answerUnknown = await askSpoilt((draft) => ({
      ...draft,
      singles: draft.singles.map((single) => ({ ...single, state: { status: 'unknown' } })),
    }))

    expect(answerRevoked).toEqual({ status: 'revoked', revokedAt: seconds(-3600) })
    expect(answerUnknown).toEqual({ status: 'unknown' })
  })

  test('may name itself by its key, and need not send its certificate first', async () => {
    const answer = await askSpoilt((draft) => ({
      ...draft,
      responderId: 'key',
      certificates: [card.der, jlis.authenticationAuthority.der, jlis.ocspResponder.der],
    }))

    expect(answer.status).toBe('good')
  })

  test('may be the authority itself, without any certificate', async () => {
    const answer = await askSpoilt((draft) => ({
      ...draft,
      responder: jlis.authenticationAuthority,
      certificates: [],
    }))

    expect(answer.status).toBe('good')
  })
})

type Single = ReturnType<typeof draftOcspAnswer>['singles'][number]
const eachSingle =
  (change: (single: Single) => Single): Spoil =>
  (draft) => ({ ...draft, singles: draft.singles.map(change) })

const tolerated: readonly (readonly [string, Spoil])[] = [
  ['no nextUpdate', eachSingle((single) => ({ ...single, nextUpdate: null }))],
  ['a clock 60 s ahead', (draft) => ({ ...draft, producedAt: seconds(60) })],
  [
    'a thisUpdate 3 minutes ago',
    eachSingle((single) => ({ ...single, thisUpdate: seconds(-180) })),
  ],
]

test.each(tolerated)('believes an answer with %s', async (_what, spoil) => {
  expect((await askSpoilt(spoil)).status).toBe('good')
})

const der = (status: number) => ocspReply(ocspRefusal(status))
const garbage = new TextEncoder().encode('<html>maintenance</html>')
const huge = () => new Uint8Array(10_000_000).fill(0x30)

const replies: readonly (readonly [string, () => Response | Promise<Response>, string])[] = [
  ['malformedRequest', () => der(1), 'malformed'],
  ['internalError', () => der(2), 'malformed'],
  ['tryLater', () => der(3), 'malformed'],
  ['unauthorized', () => der(6), 'malformed'],
  ['success without a response', () => der(0), 'malformed'],
  ['another type of response', () => ocspReply(wrapResponse(garbage, '1.2.3')), 'malformed'],
  ['a basic response that is none', () => ocspReply(wrapResponse(garbage)), 'malformed'],
  ['nothing', () => ocspReply(new Uint8Array()), 'malformed'],
  ['HTML as if it were OCSP', () => ocspReply(garbage), 'malformed'],
  [
    'HTML',
    () => new Response(garbage, { headers: { 'content-type': 'text/html' } }),
    'content_type',
  ],
  ['no content type', () => new Response(garbage), 'content_type'],
  ['status 500', () => new Response('', { status: 500 }), 'status_500'],
  ['status 204', () => new Response(null, { status: 204 }), 'status_204'],
  ['ten megabytes', () => ocspReply(huge()), 'too_large'],
  [
    'a failure of the network',
    () => Promise.reject(new TypeError('fetch failed')),
    'no_answer: TypeError',
  ],
]

test.each(replies)('has no answer when the responder sends %s', async (_what, reply, reason) => {
  expect(await ask({ fetch: async () => reply() })).toEqual({ status: 'unavailable', reason })
})

describe('over a real network', () => {
  const listen = async (respond: (request: Request) => Response | Promise<Response>) => {
    const asked: string[] = []
    const opened = await new Promise<{ url: string; close: () => Promise<void> }>((resolve) => {
      const server = serve(
        {
          port: 0,
          fetch: (request: Request) => {
            asked.push(new URL(request.url).pathname)
            return respond(request)
          },
        },
        ({ port }) =>
          resolve({
            url: `http://127.0.0.1:${port}`,
            close: () => new Promise((done) => void server.close(() => done())),
          }),
      )
    })
    return { ...opened, asked }
  }

  test('asks the simulated responder', async () => {
    const server = await listen((request) => ocspRoutes(jlis).fetch(request))

    const answer = await ask({ url: `${server.url}/`, fetch })
    await server.close()

    expect(answer.status).toBe('good')
  })

  test('follows no redirect', async () => {
    const server = await listen(() => Response.redirect('http://127.0.0.1:1/inside', 307))

    const answer = await ask({ url: `${server.url}/`, fetch })
    await server.close()

    expect(answer.status).toBe('unavailable')
    expect(server.asked).toEqual(['/'])
  })

  test('waits no longer than it was told, even for a body that drips', async () => {
    const drip = new ReadableStream({
      start: (controller) => controller.enqueue(Uint8Array.of(0x30)),
    })
    const headers = { 'content-type': 'application/ocsp-response' }
    const server = await listen(() => new Response(drip, { headers }))

    const answer = await ask({ url: `${server.url}/`, fetch, timeoutMs: 200 })

    expect(answer.status).toBe('unavailable')
    await server.close()
  })

  test('has no answer when nobody listens', async () => {
    const answer = await ask({ url: 'http://127.0.0.1:1/', fetch })

    expect(answer.status).toBe('unavailable')
  })

  test('tells a responder that is down', async () => {
    jlis.register.setResponder('down')

    const answer = await askSimulator()
    jlis.register.setResponder('up')

    expect(answer).toEqual({ status: 'unavailable', reason: 'status_503' })
  })
})
