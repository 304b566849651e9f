import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { base64url, createLocalJWKSet, jwtVerify } from 'jose'
import { FirstUse, PostboxAssertion } from '#cable-backend/contract/sign-in'
import {
  codeOf,
  createHome,
  openSurroundings,
  postboxUrl,
  publicUrl,
  type Surroundings,
  start,
} from '#mocks/fixtures/test-home'
import { memoryCableStores } from '../memory-cable-stores.ts'

let around: Surroundings

beforeAll(async () => {
  around = await openSurroundings()
}, 120_000)

afterAll(() => around.close())

beforeEach(() => {
  around.passMs(0)
  around.jlis.register.setResponder('up')
})

describe('a card', () => {
  test.each([
    ['expired', { notAfter: new Date(start.getTime() - 1000) }, '403 certificate_expired'],
    [
      'not valid yet',
      { notBefore: new Date(start.getTime() + 1000) },
      '403 certificate_not_yet_valid',
    ],
    ['for signing documents', { keyUsage: 0xc0 }, '403 certificate_wrong_purpose'],
    [
      'of another kind',
      { policies: ['1.2.392.200149.8.5.1.0.20'] },
      '403 certificate_wrong_policy',
    ],
  ])('that is %s is refused as such', async (_what, faults, answer) => {
    const home = await createHome(memoryCableStores(), around)

    expect(await codeOf(await home.tap(await around.newCard(faults)))).toBe(answer)
  })

  test('that is revoked between challenge and tap is refused', async () => {
    const home = await createHome(memoryCableStores(), around)
    const card = await around.newCard()
    const proof = await card.answer(await home.challenge())

    around.jlis.register.revoke(card.der, start)

    expect(await codeOf(await home.post('/sign-in', proof))).toBe('403 certificate_revoked')
  })

  test('is refused while nobody can say whether it is revoked', async () => {
    const home = await createHome(memoryCableStores(), around)
    around.jlis.register.setResponder('down')

    const answer = await home.tap(await around.newCard())

    expect(await codeOf(answer)).toBe('503 revocation_unavailable')
  })

  test('that is unknown is refused where everybody has one', async () => {
    const home = await createHome(memoryCableStores(), around)
    await home.register(await around.newCard())
    await home.register(await around.newCard(), home.ichiro.residentId)

    expect(await codeOf(await home.tap(await around.newCard()))).toBe('403 card_not_linked')
  })

  test('of another household is refused, and not offered to anybody', async () => {
    const stores = memoryCableStores()
    const [home, neighbours] = [await createHome(stores, around), await createHome(stores, around)]
    const card = await around.newCard()
    await neighbours.register(card)

    expect(await codeOf(await home.tap(card))).toBe('403 card_not_linked')
  })

  test('that was replaced is refused; the new one takes its place', async () => {
    const home = await createHome(memoryCableStores(), around)
    const [old, renewed] = [await around.newCard(), await around.newCard()]
    await home.register(old)

    await home.stores.households.endCardLink(home.hanako.residentId, start)

    expect((await home.register(renewed)).resident.name).toBe('田中花子')
    expect(await codeOf(await home.tap(old))).toBe('403 card_not_linked')
  })
})

describe('linking a card', () => {
  test('refuses a resident of another household, and the ticket is gone', async () => {
    const stores = memoryCableStores()
    const [home, neighbours] = [await createHome(stores, around), await createHome(stores, around)]
    const { ticket } = FirstUse.parse(await (await home.tap(await around.newCard())).json())
    const link = (residentId: string) => home.post('/card-links', { ticket, residentId })

    expect(await codeOf(await link(neighbours.hanako.residentId))).toBe('403 resident_not_offered')
    expect(await codeOf(await link(home.hanako.residentId))).toBe('403 ticket_invalid')
  })

  test('refuses a resident who has a card', async () => {
    const home = await createHome(memoryCableStores(), around)
    await home.register(await around.newCard())
    const { ticket } = FirstUse.parse(await (await home.tap(await around.newCard())).json())

    const linking = { ticket, residentId: home.hanako.residentId }

    expect(await codeOf(await home.post('/card-links', linking))).toBe('403 resident_not_offered')
  })

  test('refuses the ticket of another box, and one that nobody gave', async () => {
    const home = await createHome(memoryCableStores(), around)
    const { ticket } = FirstUse.parse(await (await home.tap(await around.newCard())).json())
    const residentId = home.hanako.residentId
    const guessed = base64url.encode(new Uint8Array(32))

    const elsewhere = await home.post('/card-links', { ticket, residentId }, home.bedroom)
    const invented = await home.post('/card-links', { ticket: guessed, residentId })

    expect(await codeOf(elsewhere)).toBe('403 ticket_invalid')
    expect(await codeOf(invented)).toBe('403 ticket_invalid')
  })
})

test('asserts to the postbox who is signed in on which box with which card', async () => {
  const home = await createHome(memoryCableStores(), around)
  const card = await around.newCard()
  const { accessToken: token } = await home.register(card)

  const answer = await home.call(home.living, {
    method: 'POST',
    path: '/postbox-assertions',
    token,
  })
  const { assertion } = PostboxAssertion.parse(await answer.json())
  const keys = createLocalJWKSet(await (await home.app.request('/jwks')).json())
  const { payload } = await jwtVerify<{ card: { salt: string; sha256: string } }>(assertion, keys, {
    typ: 'postbox-assertion+jwt',
    issuer: publicUrl,
    audience: postboxUrl,
    currentDate: start,
  })
  const salted = Uint8Array.from([...base64url.decode(payload.card.salt), ...card.der])

  expect(payload).toMatchObject({ cnf: { jkt: home.living.thumbprint } })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
  expect(payload.sub).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(payload.sub).not.toContain(home.hanako.residentId)
  expect(payload.card.sha256).toBe(
    base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', salted))),
  )
})
