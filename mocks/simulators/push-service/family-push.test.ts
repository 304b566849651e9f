import { serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { FamilyAlert } from '#cable-backend/contract/family-phone'
import { PrivateKey } from '#cable-backend/src/bound-token/signing-key'
import { memoryFamilyPhoneStore } from '#cable-backend/src/family-phones/memory-family-phone-store'
import type { PushCounts } from '#cable-backend/src/family-phones/push/family-push'
import { createFamilyPush } from '#cable-backend/src/family-phones/push/send-family-push'
import { applicationServerKeyOf } from '#cable-backend/src/family-phones/push/vapid-key'
import { webPushClient } from '#cable-backend/src/family-phones/push/web-push-client'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import { pushServiceRoutes } from './push-routes.ts'
import { createPushService, type PushFault } from './push-service.ts'

let service: ReturnType<typeof createPushService>
let origin: string
let close: () => void
let key: PrivateKey
let requests: Request[] = []

const now = () => new Date()

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  key = PrivateKey.parse(await exportJWK(privateKey))
  let answer: (request: Request) => Response | Promise<Response> = () => new Response()
  const listening = await new Promise<{ port: number; close(): void }>((resolve) => {
    const server = serve({ fetch: (request) => answer(request), port: 0 }, ({ port }) =>
      resolve({ port, close: () => server.close() }),
    )
  })
  origin = `http://127.0.0.1:${listening.port}`
  close = listening.close
  service = createPushService(`${origin}/push/send`, now)
  const app = new Hono()
    .use(async (c, next) => {
      requests = [...requests, c.req.raw]
      await next()
    })
    .route('/push', pushServiceRoutes(service, now))
  answer = app.fetch
})

afterAll(() => close())

beforeEach(() => {
  requests = []
  service.fail({ kind: 'none' }, 0)
})

const inOneHour = () => new Date(Date.now() + 60 * 60_000).toISOString()
const document = (changes: Parameters<typeof orderDocument>[0] = {}) =>
  orderDocument({ expiresAt: inOneHour(), ...changes })

/** A household with so many phones at the simulated service, and the real sender. */
async function household(phones: number, { timeoutMs = 2_000 } = {}) {
  const store = memoryFamilyPhoneStore()
  const householdId = crypto.randomUUID()
  const subscribed = Array.from({ length: phones }, () =>
    service.subscribe(applicationServerKeyOf(key)),
  )
  for (const { endpoint, keys } of subscribed) {
    const codeHash = crypto.randomUUID()
    await store.saveCode(
      { codeHash, householdId, madeBy: 'r', expiresAt: new Date(Date.now() + 60_000) },
      now(),
    )
    const phone = { endpoint, keys, name: '孫', removalHash: endpoint, registeredAt: now() }
    await store.redeem({
      codeHash,
      phone: { ...phone, phoneId: crypto.randomUUID() },
      now: now(),
      limit: 100,
    })
  }
  const waits: number[] = []
  const faults: Error[] = []
  const push = createFamilyPush({
    phones: store,
    send: webPushClient({ key, subject: 'mailto:tv@cable.example.jp', timeoutMs, fetch, now }),
    limits: { attempts: 3, backoffMs: 1_000, longestWaitMs: 60_000 },
    atOnce: 4,
    now,
    random: () => 0,
    sleep: async (ms) => void waits.push(ms),
    onFault: (fault) => void faults.push(fault),
  })
  const home = { householdId, names: ['田中花子'] }
  const inbox = (at = 0) => service.messagesOf(subscribed[at]?.subscriptionId ?? '') ?? []
  return { store, householdId, home, push, inbox, subscribed, waits, faults }
}

const status = (code: 404 | 410 | 429 | 500, retryAfter: string | null = null): PushFault => ({
  kind: 'status',
  status: code,
  retryAfter,
})

describe('telling the family', () => {
  test('puts on every phone what only that phone can read', async () => {
    const { push, home, inbox } = await household(3)
    const order = document({ status: 'Exercise' })
    const seen: PushCounts[] = []

    const counts = await push.notify({
      document: order,
      homes: [home],
      onCounts: (at) => void seen.push(at),
    })

    expect(counts).toEqual({ asked: 3, accepted: 3, failed: 0 })
    expect(seen[0]).toEqual({ asked: 3, accepted: 0, failed: 0 })
    expect(seen.at(-1)).toEqual(counts)
    for (const at of [0, 1, 2]) {
      const [message, ...more] = inbox(at)
      const alert = FamilyAlert.parse(JSON.parse(message?.text ?? ''))
      expect(more).toEqual([])
      expect(alert).toMatchObject({ orderId: order.orderId, status: 'Exercise' })
      expect(alert.title).toMatch(/^【訓練】/)
      expect(alert.body).toContain('田中花子さん')
      expect(message).toMatchObject({ urgency: 'high', topic: alert.tag })
      expect(message?.ttlSeconds).toBeGreaterThan(3_500)
      expect(message?.ttlSeconds).toBeLessThanOrEqual(3_600)
    }
  })

  test('replaces what was not read yet by the next revision', async () => {
    const { push, home, inbox } = await household(1)
    const order = document()

    await push.notify({ document: order, homes: [home] })
    await push.notify({
      document: { ...order, revision: 2, standing: 'lifted' },
      homes: [home],
    })
    await push.notify({ document: document({ orderId: crypto.randomUUID() }), homes: [home] })

    const alerts = inbox().map(({ text }) => FamilyAlert.parse(JSON.parse(text)))
    expect(alerts.map(({ orderId, revision }) => [orderId === order.orderId, revision])).toEqual([
      [true, 2],
      [false, 1],
    ])
  })

  test('signs once for a push service, not once for a phone', async () => {
    const { push, home } = await household(3)

    await push.notify({ document: document(), homes: [home] })

    expect(new Set(requests.map(({ headers }) => headers.get('authorization'))).size).toBe(1)
    const bodies = await Promise.all(requests.map(({ headers }) => headers.get('content-encoding')))
    expect(bodies).toEqual(['aes128gcm', 'aes128gcm', 'aes128gcm'])
  })

  test('asks nobody where nobody registered a phone', async () => {
    const { push } = await household(0)

    const counts = await push.notify({
      document: document(),
      homes: [{ householdId: crypto.randomUUID(), names: [] }],
    })

    expect(counts).toEqual({ asked: 0, accepted: 0, failed: 0 })
    expect(requests).toEqual([])
  })

  test('tells nobody of an order that has ended', async () => {
    const { push, home } = await household(1)
    const ended = document({ expiresAt: new Date(Date.now() - 1).toISOString() })

    expect(await push.notify({ document: ended, homes: [home] })).toEqual({
      asked: 1,
      accepted: 0,
      failed: 1,
    })
    expect(requests).toEqual([])
  })
})

describe('a push service that', () => {
  test.each([404, 410] as const)('answers %i: the phone is forgotten', async (code) => {
    const { push, home, store, householdId, waits } = await household(1)
    service.fail(status(code), 1)

    const counts = await push.notify({ document: document(), homes: [home] })

    expect(counts).toEqual({ asked: 1, accepted: 0, failed: 1 })
    expect(waits).toEqual([])
    expect(await store.phonesOf([householdId])).toEqual([])
  })

  test('answers 429: it is asked again when it said', async () => {
    const { push, home, inbox, waits } = await household(1)
    service.fail(status(429, '7'), 1)

    const counts = await push.notify({ document: document(), homes: [home] })

    expect(counts).toEqual({ asked: 1, accepted: 1, failed: 0 })
    expect(waits).toEqual([7_000])
    expect(inbox()).toHaveLength(1)
  })

  test('answers 500: it is asked again, longer each time, and then no more', async () => {
    const passing = await household(1)
    service.fail(status(500), 2)
    const passed = await passing.push.notify({ document: document(), homes: [passing.home] })
    const lasting = await household(1)
    service.fail(status(500), 100)
    const given = await lasting.push.notify({ document: document(), homes: [lasting.home] })

    expect(passed).toEqual({ asked: 1, accepted: 1, failed: 0 })
    expect(passing.waits).toEqual([1_000, 2_000])
    expect(given).toEqual({ asked: 1, accepted: 0, failed: 1 })
    const toldAt = async ({ store, householdId }: typeof passing) =>
      (await store.phonesOf([householdId])).map(({ lastToldAt }) => lastToldAt)
    expect(await toldAt(passing)).toEqual([expect.any(Date)])
    expect(await toldAt(lasting)).toEqual([null])
  })

  test('says nothing: it is asked again after the time limit', async () => {
    const { push, home, inbox, waits } = await household(1, { timeoutMs: 300 })
    service.fail({ kind: 'silent' }, 1)

    const counts = await push.notify({ document: document(), homes: [home] })

    expect(counts).toEqual({ asked: 1, accepted: 1, failed: 0 })
    expect(waits).toEqual([1_000])
    expect(inbox()).toHaveLength(1)
  })

  test('is not there: it is tried again, and counted', async () => {
    const { push, home, store, subscribed, waits } = await household(1)
    const [phone] = await store.phonesOf([home.householdId])
    const gone = createFamilyPush({
      phones: {
        phonesOf: async () => (phone ? [{ ...phone, endpoint: 'http://127.0.0.1:9/x' }] : []),
        noteTold: store.noteTold,
        forgetPhones: store.forgetPhones,
      },
      send: webPushClient({ key, subject: 'mailto:a@b.jp', timeoutMs: 500, fetch, now }),
      limits: { attempts: 2, backoffMs: 1, longestWaitMs: 10 },
      atOnce: 1,
      now,
      random: () => 0,
      sleep: async (ms) => void waits.push(ms),
      onFault: (fault) => Promise.reject(fault),
    })

    expect(await gone.notify({ document: document(), homes: [home] })).toEqual({
      asked: 1,
      accepted: 0,
      failed: 1,
    })
    expect(waits).toEqual([1])
    expect((await push.notify({ document: document(), homes: [home] })).accepted).toBe(1)
    expect(subscribed).toHaveLength(1)
  })

  test('fails for one phone keeps no other phone waiting', async () => {
    const { push, home } = await household(5)
    service.fail(status(410), 2)

    const counts = await push.notify({ document: document(), homes: [home] })

    expect(counts).toEqual({ asked: 5, accepted: 3, failed: 2 })
  })
})

test('a phone whose keys cannot be used is counted and said, and the others are told', async () => {
  const { store, home, faults, ...rest } = await household(2)
  const phones = await store.phonesOf([home.householdId])
  const broken = phones.map((phone, at) =>
    at === 0 ? { ...phone, keys: { p256dh: 'AAAA', auth: 'AAAA' } } : phone,
  )
  const push = createFamilyPush({
    phones: { ...store, phonesOf: async () => broken },
    send: webPushClient({ key, subject: 'mailto:a@b.jp', timeoutMs: 500, fetch, now }),
    limits: { attempts: 1, backoffMs: 1, longestWaitMs: 10 },
    atOnce: 1,
    now,
    random: () => 0,
    sleep: async () => undefined,
    onFault: (fault) => void faults.push(fault),
  })

  const counts = await push.notify({ document: document(), homes: [home] })

  expect(counts).toEqual({ asked: 2, accepted: 1, failed: 1 })
  expect(faults).toHaveLength(1)
  expect(rest.inbox(1)).toHaveLength(1)
})

describe('the simulated push service refuses', () => {
  const Send = z.object({ status: z.number() })
  const send = async (changes: {
    readonly key?: PrivateKey
    readonly claims?: object
    readonly headers?: Record<string, string>
    readonly body?: Uint8Array<ArrayBuffer>
  }) => {
    const { subscribed } = await household(1)
    const signer = changes.key ?? key
    const token = await new SignJWT({
      aud: origin,
      sub: 'mailto:a@b.jp',
      exp: Math.floor(Date.now() / 1000) + 3_600,
      ...changes.claims,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
      .sign(await crypto.subtle.importKey('jwk', signer, ecdsa, false, ['sign']))
    const answer = await fetch(subscribed[0]?.endpoint ?? '', {
      method: 'POST',
      headers: {
        authorization: `vapid t=${token}, k=${applicationServerKeyOf(signer)}`,
        ttl: '60',
        'content-encoding': 'aes128gcm',
        ...changes.headers,
      },
      body: changes.body ?? new Uint8Array(100),
    })
    return Send.parse({ status: answer.status }).status
  }
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const

  test('another sender', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })

    expect(await send({ key: PrivateKey.parse(await exportJWK(privateKey)) })).toBe(403)
  })

  test.each([
    ['a token for another service', { claims: { aud: 'https://push.example' } }, 403],
    ['a token that has ended', { claims: { exp: 1 } }, 403],
    ['a token that lives longer than a day', { claims: { exp: 4_000_000_000 } }, 403],
    ['a token of nobody', { claims: { sub: 'nobody' } }, 403],
    ['no token', { headers: { authorization: '' } }, 403],
    ['a life that is no number', { headers: { ttl: 'long' } }, 400],
    ['a long topic', { headers: { topic: 'a'.repeat(33) } }, 400],
    ['an unknown urgency', { headers: { urgency: 'highest' } }, 400],
    ['another encoding', { headers: { 'content-encoding': 'aesgcm' } }, 400],
    ['a large message', { body: new Uint8Array(4097) }, 413],
    ['a message that no phone can read', {}, 400],
  ])('%s', async (_what, changes, answer) => {
    expect(await send(changes)).toBe(answer)
  })
})
