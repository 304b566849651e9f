import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'

let municipality: MunicipalityUnderTest
let nishi: StaffAtDesk

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
  nishi = await municipality.signIn('nishi')
})

afterAll(() => municipality.close())

const someOrder = '5a5a0000-0000-4000-8000-000000000001'
const on = { version: 1, etag: '1.1' }
const typed = { place: 'actual', municipality: '美波町', level: '4', homes: '0' }

/** Every door that takes a body, with one that fits its form. */
const doors: readonly (readonly [method: string, path: string, body: object])[] = [
  ['POST', '/desk/actual/orders', orderDraft()],
  ['POST', '/desk/drill/orders', orderDraft()],
  ['POST', '/desk/actual/reach', { area: { kind: 'municipality' } }],
  ['PUT', `/desk/actual/orders/${someOrder}/draft`, { ...on, draft: orderDraft() }],
  ['POST', `/desk/actual/orders/${someOrder}/submit`, on],
  ['POST', `/desk/actual/orders/${someOrder}/withdraw`, on],
  ['POST', `/desk/actual/orders/${someOrder}/discard`, on],
  ['POST', `/desk/actual/orders/${someOrder}/return`, { ...on, reason: '直す' }],
  ['POST', `/desk/actual/orders/${someOrder}/reject`, { ...on, reason: '不要' }],
  ['POST', `/desk/actual/orders/${someOrder}/approve`, { ...on, typed }],
  ['POST', `/desk/actual/orders/${someOrder}/cancel`, { reason: 'mistake' }],
  ['POST', `/desk/actual/orders/${someOrder}/countersign`, on],
  ['POST', `/desk/actual/orders/${someOrder}/correct`, {}],
  ['POST', `/desk/actual/orders/${someOrder}/lift`, {}],
]

const readings = [
  '/desk/me',
  '/desk/area',
  '/desk/log',
  '/desk/actual/orders',
  `/desk/actual/orders/${someOrder}`,
]

const refusalOf = async (answer: Response) =>
  `${answer.status} ${AlertProblem.parse(await answer.json()).code}`

const ask = (method: string, path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  nishi.send(path, {
    method,
    body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
  })

const rows = async () => {
  const [row] = await municipality.admin.db.execute<{ orders: number }>(
    'select count(*)::int as orders from municipality.orders',
  )
  return row?.orders
}

describe.each(doors)('%s %s', (method, path, body) => {
  const text = JSON.stringify(body)

  test('takes no unknown field', async () => {
    const more = JSON.stringify({ ...body, more: 1 })

    expect(await refusalOf(await ask(method, path, more))).toBe('400 invalid_request')
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a number', '4'],
    ['null', 'null'],
  ])('takes no body that is %s', async (_what, wrong) => {
    expect(await refusalOf(await ask(method, path, wrong))).toBe('400 invalid_request')
  })

  test('takes no body that is not UTF-8', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(text.slice(0, -1)), 0xff, 0x7d])

    expect(await refusalOf(await ask(method, path, bytes))).toBe('400 invalid_request')
  })

  test('takes nothing but JSON', async () => {
    const headers = { 'content-type': 'text/plain' }

    expect(await refusalOf(await ask(method, path, text, headers))).toBe(
      '415 unsupported_media_type',
    )
  })

  test('takes no body without an end', async () => {
    const huge = text.slice(0, -1).padEnd(600_000) + text.slice(-1)

    expect(await refusalOf(await ask(method, path, huge))).toBe('413 payload_too_large')
  })

  test('lets nobody in who is not signed in', async () => {
    const answer = await municipality.call(path, {
      method,
      body: text,
      headers: { 'content-type': 'application/json', origin: 'https://municipality.test' },
    })

    expect(await refusalOf(answer)).toBe('401 signed_out')
  })

  test.each([['https://evil.test'], ['null'], ['']])(
    'takes nothing from a page of %s',
    async (origin) => {
      expect(await refusalOf(await ask(method, path, text, { origin }))).toBe('403 access_denied')
    },
  )

  test('is only for those whose role it is', async () => {
    const oka = await municipality.signIn('oka')

    const answer = method === 'PUT' ? await oka.put(path, body) : await oka.post(path, body)

    const isReading = path.endsWith('/reach')
    expect(answer.status).toBe(isReading ? 200 : path.includes(someOrder) ? 404 : 403)
  })
})

test.each(doors.filter(([method, path]) => method === 'POST' && !path.endsWith('/reach')))(
  '%s %s needs a press of its own',
  async (method, path, body) => {
    const text = JSON.stringify(body)
    const without = await nishi.send(path, {
      method,
      body: text,
      headers: { 'content-type': 'application/json' },
    })

    expect(await refusalOf(without)).toBe('400 idempotency_key_missing')
    expect(await refusalOf(await ask(method, path, text, { 'idempotency-key': 'short' }))).toBe(
      '400 invalid_request',
    )
  },
)

test.each(readings)('GET %s lets nobody in who is not signed in', async (path) => {
  expect(await refusalOf(await municipality.call(path))).toBe('401 signed_out')
})

test.each([
  '/desk/elsewhere/orders',
  '/desk/actual/orders/1',
  '/desk/actual/orders/%00',
  `/desk/actual/orders/${someOrder}`,
  '/desk/nothing',
])('GET %s is not found', async (path) => {
  expect(await refusalOf(await nishi.get(path))).toBe('404 not_found')
})

test.each(['-1', '0', 'x', '1.5', '1e99'])('the log has no page before %s', async (before) => {
  expect(await refusalOf(await nishi.get(`/desk/log?before=${before}`))).toBe('400 invalid_request')
})

describe('an area', () => {
  const at = (lat: number, lon: number) => ({ lat, lon })
  const around = (lat: number, lon: number) => [
    at(lat, lon),
    at(lat, lon + 0.01),
    at(lat + 0.01, lon + 0.01),
    at(lat, lon),
  ]

  test.each([
    ['with latitude and longitude swapped', [around(134.5, 33.7)], '400 invalid_request'],
    ['that is empty', [[]], '400 invalid_request'],
    ['of no ring', [], '400 invalid_request'],
    [
      'that is not closed',
      [around(33.7, 134.5).slice(0, 3).concat(at(33.75, 134.5))],
      '400 area_invalid',
    ],
    [
      'that crosses itself',
      [[at(33.7, 134.5), at(33.71, 134.51), at(33.7, 134.51), at(33.71, 134.5), at(33.7, 134.5)]],
      '400 area_invalid',
    ],
    ['of another municipality', [around(34.7, 135.3)], '403 area_elsewhere'],
    ['in the sea before Africa', [around(0, 0)], '400 area_invalid'],
  ])('%s is counted for nobody and kept in no draft', async (_what, rings, refused) => {
    const area = { kind: 'rings', rings }
    const before = await rows()

    const counted = await nishi.post('/desk/actual/reach', { area })
    const opened = await nishi.post('/desk/actual/orders', { ...orderDraft(), area })

    expect([await refusalOf(counted), await refusalOf(opened)]).toEqual([refused, refused])
    expect(await rows()).toBe(before)
  })
})

test('nothing of all this was kept, and nothing was a fault', async () => {
  expect([await rows(), municipality.faults]).toEqual([0, []])
})
