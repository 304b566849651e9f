import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { CurrentSession, FirstUse, SignedIn } from '#cable-backend/contract/sign-in'
import type { TestBox } from '#mocks/fixtures/test-box'
import { codeOf, createHome, openSurroundings, type Surroundings } from '#mocks/fixtures/test-home'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { memoryCableStores } from '../memory-cable-stores.ts'
import { postgresCableStores } from '../postgres-cable-stores.ts'
import type { CableStores } from './card-login-deps.ts'

let around: Surroundings
let database: TestDatabase
let opened: OpenDatabase

beforeAll(async () => {
  around = await openSurroundings()
  database = await copyMigratedDatabase(['cable'])
  opened = openDatabase(database.cableUrl)
}, 120_000)

afterAll(async () => {
  around.close()
  await opened.close()
  await database.drop()
})

beforeEach(() => {
  around.passMs(0)
  around.jlis.register.setResponder('up')
})

const walls: readonly (readonly [string, () => CableStores])[] = [
  ['in memory', memoryCableStores],
  ['in PostgreSQL', () => postgresCableStores(opened.db)],
]

describe.each(walls)('signing in with stores %s', (_where, storesOf) => {
  test('offers a new card to those who have none, and knows it from then on', async () => {
    const home = await createHome(storesOf(), around)
    const card = await around.newCard()

    const first = FirstUse.parse(await (await home.tap(card)).json())
    const linking = { ticket: first.ticket, residentId: home.hanako.residentId }
    const linked = await home.post('/card-links', linking)
    const again = await home.tap(card, home.bedroom)

    expect(first.candidates.map(({ name }) => name)).toEqual(['田中一郎', '田中花子'])
    expect(linked.status).toBe(201)
    expect(SignedIn.parse(await again.json())).toMatchObject({
      resident: { residentId: home.hanako.residentId, name: '田中花子' },
      expiresAt: '2026-11-22T12:15:00.000Z',
    })
  })

  test('refuses a second use of a challenge, and of one that a failure used up', async () => {
    const home = await createHome(storesOf(), around)
    const card = await around.newCard()
    const [good, failed] = [await home.challenge(), await home.challenge()]
    const proof = await card.answer(good)
    const wrong = { ...(await card.answer(failed)), signature: proof.signature }

    expect(await codeOf(await home.post('/sign-in', proof))).toBe('200 ok')
    expect(await codeOf(await home.post('/sign-in', proof))).toBe('409 challenge_used')
    expect(await codeOf(await home.post('/sign-in', wrong))).toBe('403 signature_mismatch')
    expect(await codeOf(await home.post('/sign-in', await card.answer(failed)))).toBe(
      '409 challenge_used',
    )
  })

  test('lets exactly one of eight uses of the same proof win', async () => {
    const home = await createHome(storesOf(), around)
    const card = await around.newCard()
    const proof = await card.answer(await home.challenge())

    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => codeOf(await home.post('/sign-in', proof))),
    )

    expect(answers.filter((answer) => answer === '200 ok')).toHaveLength(1)
    expect(answers.filter((answer) => answer === '409 challenge_used')).toHaveLength(7)
  })

  test('lets exactly one of eight uses of the same ticket win', async () => {
    const home = await createHome(storesOf(), around)
    const { ticket } = FirstUse.parse(await (await home.tap(await around.newCard())).json())
    const linking = { ticket, residentId: home.hanako.residentId }

    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => codeOf(await home.post('/card-links', linking))),
    )

    expect(answers.filter((answer) => answer === '201 ok')).toHaveLength(1)
    expect(answers.filter((answer) => answer === '403 ticket_invalid')).toHaveLength(7)
  })

  test('gives a resident to one of two cards that are linked at once', async () => {
    const home = await createHome(storesOf(), around)
    const cards = [await around.newCard(), await around.newCard()]
    const tickets = await Promise.all(
      cards.map(async (card) => FirstUse.parse(await (await home.tap(card)).json()).ticket),
    )

    const answers = await Promise.all(
      tickets.map(async (ticket) =>
        codeOf(await home.post('/card-links', { ticket, residentId: home.hanako.residentId })),
      ),
    )

    expect(answers.sort()).toEqual(['201 ok', '403 resident_not_offered'])
  })

  test('refuses the proof of another box, and burns the challenge', async () => {
    const home = await createHome(storesOf(), around)
    const proof = await (await around.newCard()).answer(await home.challenge(home.living))

    expect(await codeOf(await home.post('/sign-in', proof, home.bedroom))).toBe(
      '403 challenge_other_box',
    )
    expect(await codeOf(await home.post('/sign-in', proof))).toBe('409 challenge_used')
  })

  test.each([
    ['a millisecond before its end', 179_999, '200 ok'],
    ['at its end', 180_000, '410 challenge_expired'],
    ['a millisecond before it was asked', -1, '410 challenge_expired'],
  ])('knows the end of a challenge: %s', async (_when, ms, expected) => {
    const home = await createHome(storesOf(), around)
    const proof = await (await around.newCard()).answer(await home.challenge())

    around.passMs(ms)

    expect(await codeOf(await home.post('/sign-in', proof))).toBe(expected)
  })

  test.each([
    ['a millisecond before its end', 299_999, '201 ok'],
    ['at its end', 300_000, '403 ticket_invalid'],
  ])('knows the end of a ticket: %s', async (_when, ms, expected) => {
    const home = await createHome(storesOf(), around)
    const { ticket } = FirstUse.parse(await (await home.tap(await around.newCard())).json())

    around.passMs(ms)

    const linking = { ticket, residentId: home.hanako.residentId }
    expect(await codeOf(await home.post('/card-links', linking))).toBe(expected)
  })

  test('keeps ten challenges of a box open, and lets others ask', async () => {
    const home = await createHome(storesOf(), around)
    const ask = (by: TestBox) => home.call(by, { method: 'POST', path: '/sign-in/challenges' })
    for (let count = 0; count < 10; count++) await ask(home.living)

    expect(await codeOf(await ask(home.living))).toBe('429 too_many_challenges')
    expect((await ask(home.bedroom)).status).toBe(201)
    around.passMs(180_000)
    expect((await ask(home.living)).status).toBe(201)
  })

  test('ends a session for good when it is signed out', async () => {
    const home = await createHome(storesOf(), around)
    const { accessToken: token } = await home.register(await around.newCard())
    const get = () => home.call(home.living, { method: 'GET', path: '/session', token })

    const current = CurrentSession.parse(await (await get()).json())
    const ended = await home.call(home.living, { method: 'DELETE', path: '/session', token })

    expect(current.resident.residentId).toBe(home.hanako.residentId)
    expect(ended.status).toBe(204)
    expect(await codeOf(await get())).toBe('401 session_expired')
  })

  test('ends a session after 15 minutes, and when the box moves to another home', async () => {
    const home = await createHome(storesOf(), around)
    const { accessToken: token } = await home.register(await around.newCard())
    const get = () => home.call(home.living, { method: 'GET', path: '/session', token })
    const box = await home.stores.households.findBox(home.living.thumbprint)

    around.passMs(15 * 60_000 - 1)
    expect(await codeOf(await get())).toBe('200 ok')
    await home.stores.households.enterContract({
      householdId: crypto.randomUUID(),
      name: '引っ越し先',
      home: { municipality: '36387', town: null, at: null },
      boxes: box === null ? [] : [{ ...box }],
      residents: [],
    })
    expect(await codeOf(await get())).toBe('401 session_expired')
    around.passMs(15 * 60_000)
    expect(await codeOf(await get())).toBe('401 session_expired')
  })
})
