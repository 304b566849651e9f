import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eq } from 'drizzle-orm'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { homes, subscribers } from './tables.ts'

let municipality: MunicipalityUnderTest

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
})

afterAll(() => municipality.close())

let refs = 0
const newRef = () => (++refs).toString(16).padStart(32, '0')
const names = [{ text: '田中花子', kana: 'たなかはなこ' }]
const at = { lat: 33.7324, lon: 134.528934 }
const home = { municipality: '36387', town: '363870005003', at }

async function insertHome(lat: number): Promise<string> {
  const homeId = crypto.randomUUID()
  await municipality.admin.db.insert(homes).values({
    homeId,
    town: home.town,
    lat,
    lon: at.lon,
    address: '奥河内字寺前００番地',
    people: 2,
    peopleWithSupport: 0,
  })
  return homeId
}

const subscriberOf = async (homeId: string) => {
  const [row] = await municipality.admin.db.select().from(homes).where(eq(homes.homeId, homeId))
  return row?.subscriberRef
}

const put = (homeRef: string, body: unknown) =>
  municipality.asOperator('PUT', `/subscribers/${homeRef}`, body)

describe('a home with a television', () => {
  test('is found in the register where it stands', async () => {
    const near = await insertHome(at.lat + 0.0001)
    const far = await insertHome(at.lat + 0.0004)
    const homeRef = newRef()

    const answer = await put(homeRef, { home, boxes: 2, names })

    expect([answer.status, await answer.json()]).toEqual([200, { namesVoice: null }])
    expect([await subscriberOf(near), await subscriberOf(far)]).toEqual([homeRef, null])
  })

  test('leaves its home when it has moved', async () => {
    const before = await insertHome(33.8)
    const after = await insertHome(33.81)
    const homeRef = newRef()
    await put(homeRef, { home: { ...home, at: { ...at, lat: 33.8 } }, boxes: 1, names })

    await put(homeRef, { home: { ...home, at: { ...at, lat: 33.81 } }, boxes: 1, names })

    expect([await subscriberOf(before), await subscriberOf(after)]).toEqual([null, homeRef])
  })

  test('leaves no name behind when consent is withdrawn, and nothing when it is taken back', async () => {
    const homeRef = newRef()
    const kept = () =>
      municipality.admin.db.select().from(subscribers).where(eq(subscribers.homeRef, homeRef))
    await put(homeRef, { home: { ...home, at: null }, boxes: 1, names })

    await put(homeRef, { home: { ...home, at: null }, boxes: 1, names: [] })
    expect((await kept()).map((row) => row.names)).toEqual([[]])

    const gone = await municipality.asOperator('DELETE', `/subscribers/${homeRef}`)
    expect([gone.status, await kept()]).toEqual([204, []])
  })

  test('gives its home back to the register when it is taken back', async () => {
    const homeId = await insertHome(33.82)
    const homeRef = newRef()
    await put(homeRef, { home: { ...home, at: { ...at, lat: 33.82 } }, boxes: 1, names })

    await municipality.asOperator('DELETE', `/subscribers/${homeRef}`)

    expect(await subscriberOf(homeId)).toBeNull()
  })
})

test.each([
  ['of another municipality', { home: { ...home, municipality: '28204' }, boxes: 1, names }, 403],
  [
    'with a position that cannot be',
    { home: { ...home, at: { lat: 134, lon: 33 } }, boxes: 1, names },
    400,
  ],
  ['with an unknown field', { home, boxes: 1, names, tvs: 1 }, 400],
  ['with too many boxes', { home, boxes: 51, names }, 400],
  ['with half a box', { home, boxes: 0.5, names }, 400],
  ['with nothing', {}, 400],
])('refuses a subscriber %s and keeps nothing', async (_what, body, status) => {
  const homeRef = newRef()

  const answer = await put(homeRef, body)

  expect(answer.status).toBe(status)
  const kept = await municipality.admin.db
    .select()
    .from(subscribers)
    .where(eq(subscribers.homeRef, homeRef))
  expect(kept).toEqual([])
})

test('does not find a name that no operator makes', async () => {
  expect((await put('TANAKA', { home, boxes: 1, names })).status).toBe(404)
})
