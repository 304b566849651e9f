import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { challenges } from '../card-login/sessions/tables.ts'
import type { Challenge } from '../card-proof/challenge.ts'
import type { ChallengeStore } from '../card-proof/challenge-store.ts'
import { memoryChallengeStore } from './memory-challenge-store.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { postgresChallengeStore } from './postgres-challenge-store.ts'

let database: TestDatabase
let opened: OpenDatabase

beforeAll(async () => {
  database = await copyMigratedDatabase(['cable'])
  opened = openDatabase(database.cableUrl)
})

afterAll(async () => {
  await opened.close()
  await database.drop()
})

const issuedAt = new Date('2026-11-22T12:00:00.123Z')
const expiresAt = new Date('2026-11-22T12:03:00.123Z')
const later = (date: Date, ms: number) => new Date(date.getTime() + ms)

const challenge = (overrides: Partial<Challenge> = {}): Challenge => ({
  challengeId: crypto.randomUUID(),
  purpose: 'login',
  relyingParty: 'https://cable.test',
  device: crypto.randomUUID(),
  subject: null,
  nonce: crypto.randomUUID(),
  issuedAt,
  expiresAt,
  statement: null,
  ...overrides,
})

const stores: readonly (readonly [string, () => ChallengeStore])[] = [
  ['in memory', memoryChallengeStore],
  ['in PostgreSQL', () => postgresChallengeStore(opened.db, challenges)],
]

describe.each(stores)('a challenge store %s', (_where, open) => {
  test('gives back the row as it was saved, and says who was first', async () => {
    const store = open()
    const asked = challenge()
    await store.save(asked)

    const first = await store.consume(asked.challengeId, 'aa', issuedAt)
    const second = await store.consume(asked.challengeId, 'bb', issuedAt)

    expect(first).toEqual({ challenge: asked, isFirst: true, consumedBy: 'aa' })
    expect(second).toEqual({ challenge: asked, isFirst: false, consumedBy: 'aa' })
    expect(await store.consume(crypto.randomUUID(), 'aa', issuedAt)).toBeNull()
  })

  test('lets exactly one of many win the same challenge', async () => {
    const store = open()
    const asked = challenge()
    await store.save(asked)

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, by) => store.consume(asked.challengeId, `${by}`, issuedAt)),
    )

    expect(answers.filter((answer) => answer?.isFirst)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer?.consumedBy)).size).toBe(1)
  })

  test('counts the open challenges of one box: not used, not expired', async () => {
    const store = open()
    const [open1, used] = [challenge({ device: 'box' }), challenge({ device: 'box' })]
    const device = crypto.randomUUID()
    await store.save({ ...open1, device })
    await store.save({ ...used, device })
    await store.save(challenge())
    await store.consume(used.challengeId, 'aa', issuedAt)

    expect(await store.countOpen(device, later(expiresAt, -1))).toBe(1)
    expect(await store.countOpen(device, expiresAt)).toBe(0)
  })

  test('purges what expired before a day, and nothing else', async () => {
    const store = open()
    const old = challenge({ expiresAt: later(issuedAt, 1) })
    const young = challenge()
    await store.save(old)
    await store.save(young)

    expect(await store.purge(later(issuedAt, 2))).toBe(1)
    expect(await store.consume(old.challengeId, 'aa', issuedAt)).toBeNull()
    expect((await store.consume(young.challengeId, 'aa', issuedAt))?.isFirst).toBe(true)
  })
})
