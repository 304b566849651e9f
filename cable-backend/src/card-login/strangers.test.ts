import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestBox } from '#mocks/fixtures/test-box'
import {
  type Call,
  codeOf,
  createHome,
  openSurroundings,
  type Surroundings,
} from '#mocks/fixtures/test-home'
import { memoryCableStores } from '../memory-cable-stores.ts'

let around: Surroundings

beforeAll(async () => {
  around = await openSurroundings()
}, 120_000)

afterAll(() => around.close())

describe('a stranger', () => {
  const routes = [
    ['POST', '/sign-in/challenges'],
    ['POST', '/sign-in'],
    ['POST', '/card-links'],
    ['GET', '/session'],
    ['DELETE', '/session'],
    ['POST', '/postbox-assertions'],
  ] as const

  test.each(routes)('gets nothing from %s %s without a proof', async (method, path) => {
    const home = await createHome(memoryCableStores(), around)

    const answer = await home.app.request(path, { method })

    expect(answer.status).toBe(401)
  })

  test.each(routes.slice(0, 3))(
    'gets nothing from %s %s with a box of their own',
    async (method, path) => {
      const home = await createHome(memoryCableStores(), around)
      const box = await createTestBox(around.now)

      expect(await codeOf(await home.call(box, { method, path }))).toBe('403 box_unknown')
    },
  )

  test.each(routes.slice(3))(
    'gets nothing from %s %s with the token of another box',
    async (method, path) => {
      const home = await createHome(memoryCableStores(), around)
      const { accessToken: token } = await home.register(await around.newCard())

      const answer = await home.call(home.bedroom, { method, path, token })

      expect(await codeOf(answer)).toBe('401 token_invalid')
    },
  )
})

const id = '6f1f8a4e-52a5-4f43-9a3c-0a4a4b0c8e11'
const proof = {
  challengeId: id,
  unverifiedCertificate: 'AAAA',
  signature: 'AAAA',
  algorithm: 'RS256',
}
const linking = { ticket: 'a-ticket', residentId: id }
const json = { 'content-type': 'application/json' }
const notUtf8 = Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d)

type Hostile = readonly [string, Pick<Call, 'json' | 'body' | 'headers'>, string]
const hostileTo = (good: Record<string, unknown>): readonly Hostile[] => [
  ['no body', { headers: json }, '400 invalid_request'],
  ['half a body', { body: '{"a":', headers: json }, '400 invalid_request'],
  ['null', { json: null }, '400 invalid_request'],
  ['a list', { json: [good] }, '400 invalid_request'],
  ['a text', { json: 'x' }, '400 invalid_request'],
  ['an unknown field', { json: { ...good, nonce: 'mine' } }, '400 invalid_request'],
  ...Object.keys(good).flatMap((field): readonly Hostile[] => [
    [`no ${field}`, { json: { ...good, [field]: undefined } }, '400 invalid_request'],
    [`${field} as a number`, { json: { ...good, [field]: 7 } }, '400 invalid_request'],
    [`${field} as null`, { json: { ...good, [field]: null } }, '400 invalid_request'],
    [`${field} as a list`, { json: { ...good, [field]: ['x'] } }, '400 invalid_request'],
    [
      `${field} of 9000 letters`,
      { json: { ...good, [field]: 'A'.repeat(9000) } },
      '400 invalid_request',
    ],
  ]),
  ['bytes that are not UTF-8', { body: notUtf8, headers: json }, '400 invalid_request'],
  ['20 kB', { body: JSON.stringify(good).padEnd(20_000), headers: json }, '413 payload_too_large'],
  [
    'no content type',
    { body: new TextEncoder().encode(JSON.stringify(good)) },
    '415 unsupported_media_type',
  ],
  [
    'the content type text/plain',
    { body: JSON.stringify(good), headers: { 'content-type': 'text/plain' } },
    '415 unsupported_media_type',
  ],
  [
    'another character set',
    {
      body: JSON.stringify(good),
      headers: { 'content-type': 'application/json; charset=shift_jis' },
    },
    '415 unsupported_media_type',
  ],
]

describe.each([
  ['/sign-in', proof],
  ['/card-links', linking],
])('%s', (path, good) => {
  test.each(hostileTo(good))('refuses %s', async (_what, sent, answer) => {
    const home = await createHome(memoryCableStores(), around)

    expect(await codeOf(await home.call(home.living, { method: 'POST', path, ...sent }))).toBe(
      answer,
    )
  })
})

test('a challenge that nobody asked does not exist', async () => {
  const home = await createHome(memoryCableStores(), around)

  expect(await codeOf(await home.post('/sign-in', proof))).toBe('404 challenge_not_found')
})

test.each(['/', '/nothing', '/session/x'])('there is nothing at %s', async (path) => {
  const home = await createHome(memoryCableStores(), around)

  expect(await codeOf(await home.app.request(path))).toBe('404 not_found')
})
