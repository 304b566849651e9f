import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import {
  newHousehold,
  openTestRelay,
  type RelayUnderTest,
} from '#mocks/fixtures/alerts/relay-under-test'
import {
  openTestMunicipality,
  type TestMunicipality,
} from '#mocks/fixtures/alerts/test-municipality'
import type { TestBox } from '#mocks/fixtures/test-box'
import { streamRoutes } from '../alert-relay/lines/stream-routes.ts'
import { createProofNonces } from '../bound-token/proof-nonces.ts'
import { memoryReplayStore } from '../bound-token/replay-store.ts'
import { answerProblem } from './problem.ts'
import { fromTelevisions, isOrigin } from './tv-origins-middleware.ts'

const ours = 'https://tv.test'
const exposed = 'Date, DPoP-Nonce, Retry-After, WWW-Authenticate'

let municipality: TestMunicipality
let under: RelayUnderTest
let box: TestBox
let server: { readonly origin: string; close(): void }

const publicUrl = 'https://cable.test'

beforeAll(async () => {
  municipality = await openTestMunicipality()
  under = await openTestRelay(municipality)
  const household = await newHousehold()
  await under.enter(household)
  const [first] = household.boxes
  if (first === undefined) throw new RangeError('a household with a box')
  box = first
  const gate = {
    publicUrl,
    proofReplays: memoryReplayStore(),
    proofNonces: createProofNonces(crypto.getRandomValues(new Uint8Array(32))),
    now: () => new Date(),
  }
  const app = new Hono()
    .use(fromTelevisions([ours]))
    .route('/alerts', streamRoutes(under.relay, gate))
    .onError(answerProblem((fault) => Promise.reject(fault)))
  server = await new Promise((resolve) => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () => {
          listening.close()
          if ('closeAllConnections' in listening) listening.closeAllConnections()
        },
      }),
    )
  })
})

afterAll(async () => {
  server.close()
  await under.stop()
  await municipality.close()
})

/** What a browser of this origin may know of the answer; `iat` seconds from now. */
async function ask(origin: string, away = 0) {
  const iat = Math.floor(Date.now() / 1000) + away
  const htu = `${publicUrl}/alerts/stream`
  const proof = await box.prove({ htm: 'GET', htu, claims: { iat } })
  const ended = new AbortController()
  const { status, headers, body } = await fetch(`${server.origin}/alerts/stream`, {
    headers: { Origin: origin, DPoP: proof },
    signal: ended.signal,
  })
  const said = new TextDecoder().decode((await body?.getReader().read())?.value)
  ended.abort()
  return {
    status,
    allowed: headers.get('access-control-allow-origin'),
    exposed: headers.get('access-control-expose-headers'),
    hasNonce: headers.has('dpop-nonce'),
    hasDate: headers.has('date'),
    hasProfile: said.includes('event: profile'),
  }
}

describe('an app from another origin', () => {
  test('may send what it has to send', async () => {
    const { status, headers } = await fetch(`${server.origin}/alerts/stream`, {
      method: 'OPTIONS',
      headers: {
        Origin: ours,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'dpop',
      },
    })

    expect(status).toBe(204)
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': ours,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type, DPoP',
      'access-control-max-age': '600',
    })
  })

  test('may read its stream of orders and the time of the relay', async () => {
    expect(await ask(ours)).toEqual({
      status: 200,
      allowed: ours,
      exposed,
      hasNonce: false,
      hasDate: true,
      hasProfile: true,
    })
  })

  test('may read the nonce that a wrong clock is given', async () => {
    expect(await ask(ours, 7_200)).toMatchObject({
      status: 401,
      allowed: ours,
      exposed,
      hasNonce: true,
    })
  })

  test('that nobody named may read nothing', async () => {
    expect(await ask('https://other.test')).toMatchObject({ allowed: null })
  })
})

test('where no origin is named nothing is said of any', async () => {
  const app = new Hono().use(fromTelevisions([])).get('/', (c) => c.json({}, 200))

  const { headers } = await app.request('/', { headers: { Origin: ours } })

  expect([...headers.keys()]).toEqual(['content-type'])
})

test.each([
  ['https://tv.test', true],
  ['http://127.0.0.1:8080', true],
  ['https://tv.test/', false],
  ['https://tv.test/app', false],
  ['*', false],
  ['null', false],
])('%s is an origin: %s', (text, is) => {
  expect(isOrigin(text)).toBe(is)
})
