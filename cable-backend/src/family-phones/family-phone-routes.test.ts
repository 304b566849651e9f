import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  FamilyPhoneAdded,
  FamilyPhones,
  IssuedPairingCode,
  PushKey,
} from '#cable-backend/contract/family-phone'
import { codeOf, createHome, openSurroundings, type Surroundings } from '#mocks/fixtures/test-home'
import { memoryCableStores } from '../memory-cable-stores.ts'

let around: Surroundings

beforeAll(async () => {
  around = await openSurroundings()
}, 120_000)

afterAll(() => around.close())

beforeEach(() => around.passMs(0))

const minutes = 60_000
const subscription = (overrides: object = {}) => ({
  endpoint: `https://push.test/send/${crypto.randomUUID()}`,
  expirationTime: null,
  keys: {
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  ...overrides,
})
type Home = Awaited<ReturnType<typeof createHome>>

/** A home with a signed-in resident, and a phone that anybody may hold. */
async function openHome(stores = memoryCableStores()) {
  const home = await createHome(stores, around)
  const { accessToken: token } = await home.register(await around.newCard())
  const asResident = (method: string, path: string, by = home.living) =>
    home.call(by, { method, path, token })
  const newCode = async () =>
    IssuedPairingCode.parse(await (await asResident('POST', '/family-phones/codes')).json())
  const listed = async () =>
    FamilyPhones.parse(await (await asResident('GET', '/family-phones')).json()).phones
  return { ...home, asResident, newCode, listed, phone: phoneOf(home) }
}

const phoneOf =
  ({ app }: Home) =>
  (path: string, body: unknown, contentType = 'application/json') =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

describe('a phone of the family', () => {
  test('is registered with the code on the television, listed, and removed by the resident', async () => {
    const home = await openHome()
    const { code, expiresAt } = await home.newCode()

    const answer = await home.phone('/family-phones', {
      code,
      name: ' 長女のスマホ ',
      subscription: subscription(),
    })
    const { phoneId, name } = FamilyPhoneAdded.parse(await answer.json())

    expect(answer.status).toBe(201)
    expect(name).toBe('長女のスマホ')
    expect(expiresAt).toBe('2026-11-22T12:10:00.000Z')
    expect(await home.listed()).toEqual([
      { phoneId, name, registeredAt: '2026-11-22T12:00:00.000Z', lastToldAt: null },
    ])
    const removed = await home.asResident('DELETE', `/family-phones/${phoneId}`)
    const again = await home.asResident('DELETE', `/family-phones/${phoneId}`)
    expect(removed.status).toBe(204)
    expect(await codeOf(again)).toBe('404 not_found')
    expect(await home.listed()).toEqual([])
  })

  test('takes itself out with its own key alone', async () => {
    const home = await openHome()
    const { code } = await home.newCode()
    const added = FamilyPhoneAdded.parse(
      await (
        await home.phone('/family-phones', { code, name: '孫', subscription: subscription() })
      ).json(),
    )
    const wrong = { removalKey: `${added.removalKey.slice(1)}A` }

    const refused = await home.phone('/family-phones/removals', wrong)
    const removed = await home.phone('/family-phones/removals', { removalKey: added.removalKey })

    expect(await codeOf(refused)).toBe('404 not_found')
    expect(removed.status).toBe(204)
    expect(await home.listed()).toEqual([])
  })

  test('is told the key for which it subscribes', async () => {
    const home = await openHome()

    const { applicationServerKey } = PushKey.parse(
      await (await home.app.request('/family-phones/push-key')).json(),
    )

    expect(Buffer.from(applicationServerKey, 'base64url')).toHaveLength(65)
  })

  test('is not another household’s to see or to remove', async () => {
    const stores = memoryCableStores()
    const [home, neighbours] = [await openHome(stores), await openHome(stores)]
    const { code } = await home.newCode()
    await home.phone('/family-phones', { code, name: '孫', subscription: subscription() })
    const [kept] = await home.listed()

    const attempt = await neighbours.asResident('DELETE', `/family-phones/${kept?.phoneId}`)

    expect(await codeOf(attempt)).toBe('404 not_found')
    expect(await neighbours.listed()).toEqual([])
    expect(await home.listed()).toHaveLength(1)
  })
})

describe('a code', () => {
  const use = (home: Awaited<ReturnType<typeof openHome>>, code: string) =>
    home.phone('/family-phones', { code, name: '孫', subscription: subscription() })

  test('is good once, for ten minutes, until the next one is made', async () => {
    const home = await openHome()
    const [replaced, used] = [await home.newCode(), await home.newCode()]
    await use(home, used.code)
    const late = await home.newCode()

    const answers = [await use(home, replaced.code), await use(home, used.code)]
    around.passMs(10 * minutes)
    answers.push(await use(home, late.code))

    for (const answer of answers) expect(await codeOf(answer)).toBe('403 pairing_code_invalid')
  })

  test('stays good when the phone was refused for another reason', async () => {
    const home = await openHome()
    const { code } = await home.newCode()
    const elsewhere = subscription({ endpoint: 'https://169.254.169.254/' })

    const refused = await home.phone('/family-phones', {
      code,
      name: '孫',
      subscription: elsewhere,
    })

    expect(await codeOf(refused)).toBe('400 push_service_not_allowed')
    expect((await use(home, code)).status).toBe(201)
  })

  test('cannot be guessed: after ten wrong ones nobody is heard for ten minutes', async () => {
    const home = await openHome()
    const { code } = await home.newCode()
    const wrong = code === '00000000' ? '00000001' : '00000000'
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect(await codeOf(await use(home, wrong))).toBe('403 pairing_code_invalid')
    }

    const right = await use(home, code)
    around.passMs(10 * minutes)
    const { code: later } = await home.newCode()

    expect(await codeOf(right)).toBe('429 too_many_tries')
    expect((await use(home, later)).status).toBe(201)
  })

  test('registers ten phones of a household and no more', async () => {
    const home = await openHome()
    for (let phone = 0; phone < 10; phone += 1) {
      expect((await use(home, (await home.newCode()).code)).status).toBe(201)
    }

    const eleventh = await use(home, (await home.newCode()).code)

    expect(await codeOf(eleventh)).toBe('409 too_many_phones')
  })
})

const good = () => ({ code: '12345678', name: '孫', subscription: subscription() })
const { keys } = subscription()

test.each([
  ['no body', '', '400 invalid_request'],
  ['no JSON', '{', '400 invalid_request'],
  ['a list', [], '400 invalid_request'],
  ['a code with letters', { ...good(), code: '1234567a' }, '400 invalid_request'],
  ['a code in wide digits', { ...good(), code: '１２３４５６７８' }, '400 invalid_request'],
  ['a code of seven digits', { ...good(), code: '1234567' }, '400 invalid_request'],
  ['a code with a line end', { ...good(), code: '12345678\n' }, '400 invalid_request'],
  ['a number for a code', { ...good(), code: 12345678 }, '400 invalid_request'],
  ['no name', { ...good(), name: '　' }, '400 invalid_request'],
  ['a long name', { ...good(), name: 'あ'.repeat(21) }, '400 invalid_request'],
  ['a name that turns the text around', { ...good(), name: 'a\u202eb' }, '400 invalid_request'],
  ['a name of two lines', { ...good(), name: 'a\nb' }, '400 invalid_request'],
  ['half a character', { ...good(), name: '\ud83d' }, '400 invalid_request'],
  ['more than is asked', { ...good(), householdId: 'x' }, '400 invalid_request'],
  ['no subscription', { ...good(), subscription: null }, '400 invalid_request'],
  [
    'an endless endpoint',
    {
      ...good(),
      subscription: subscription({ endpoint: `https://push.test/${'a'.repeat(2048)}` }),
    },
    '400 invalid_request',
  ],
  [
    'a script for an endpoint',
    { ...good(), subscription: subscription({ endpoint: 'javascript:alert(1)' }) },
    '400 push_service_not_allowed',
  ],
  [
    'a point off the curve',
    {
      ...good(),
      subscription: subscription({ keys: { ...keys, p256dh: `${keys.p256dh.slice(0, -2)}A4` } }),
    },
    '400 push_keys_invalid',
  ],
  ['a large body', `"${'a'.repeat(17_000)}"`, '413 payload_too_large'],
])('registering refuses %s', async (_what, body, answer) => {
  const home = await createHome(memoryCableStores(), around)

  expect(await codeOf(await phoneOf(home)('/family-phones', body))).toBe(answer)
})

test.each([
  ['/family-phones', good()],
  ['/family-phones/removals', { removalKey: 'A'.repeat(43) }],
])('%s wants JSON that says so', async (path, body) => {
  const home = await createHome(memoryCableStores(), around)

  const answer = await phoneOf(home)(path, body, 'text/plain')

  expect(await codeOf(answer)).toBe('415 unsupported_media_type')
})

test.each([
  [{}],
  [{ removalKey: '' }],
  [{ removalKey: 'A'.repeat(44) }],
  [{ removalKey: ['A'.repeat(43)] }],
  [{ removalKey: 'A'.repeat(43), phoneId: 'x' }],
])('removing refuses %j', async (body) => {
  const home = await createHome(memoryCableStores(), around)

  expect(await codeOf(await phoneOf(home)('/family-phones/removals', body))).toBe(
    '400 invalid_request',
  )
})

test.each([
  ['POST', '/family-phones/codes'],
  ['GET', '/family-phones'],
  ['DELETE', `/family-phones/${crypto.randomUUID()}`],
])('%s %s is for a signed-in resident at their own box', async (method, path) => {
  const home = await openHome()

  const bare = await home.app.request(path, { method })
  const elsewhere = await home.asResident(method, path, home.bedroom)
  await home.asResident('DELETE', '/session')
  const ended = await home.asResident(method, path)

  expect(await codeOf(bare)).toBe('401 token_invalid')
  expect(await codeOf(elsewhere)).toBe('401 token_invalid')
  expect(await codeOf(ended)).toBe('401 session_expired')
})

test('an id that cannot exist is not found', async () => {
  const home = await openHome()

  const answer = await home.asResident('DELETE', '/family-phones/not-an-id')

  expect(await codeOf(answer)).toBe('404 not_found')
})
