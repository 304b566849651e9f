import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import type { Contract } from './household.ts'
import type { HouseholdStore } from './household-store.ts'
import { memoryHouseholdStore } from './memory-household-store.ts'
import { postgresHouseholdStore } from './postgres-household-store.ts'

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

const at = new Date('2026-11-22T12:00:00Z')
const contract = (): Contract => {
  const box = crypto.randomUUID()
  return {
    householdId: crypto.randomUUID(),
    name: '吉田',
    home: { municipality: '36387', town: '363870014000', at: { lat: 33.727, lon: 134.538 } },
    boxes: [{ boxId: box, name: '居間', keyThumbprint: `key-of-${box}` }],
    residents: [
      resident({ name: '𠮷田茂', kana: 'よしだしげる' }),
      resident({ name: '葛󠄀西千代', kana: 'かさいちよ' }),
    ],
  }
}
const resident = (who: { name: string; kana: string }) => ({
  ...who,
  residentId: crypto.randomUUID(),
  contractAddress: '徳島県海部郡美波町',
})
const cardKey = () =>
  [crypto.randomUUID(), crypto.randomUUID()].join('').replaceAll('-', '').slice(0, 64)

const stores: readonly (readonly [string, () => HouseholdStore])[] = [
  ['in memory', memoryHouseholdStore],
  ['in PostgreSQL', () => postgresHouseholdStore(opened.db)],
]

describe.each(stores)('a household store %s', (_where, open) => {
  test('finds a box by its key, and nothing by another', async () => {
    const store = open()
    const { householdId, ...entered } = contract()
    await store.enterContract({ householdId, ...entered })

    const found = await store.findBox(entered.boxes[0]?.keyThumbprint ?? '')

    expect(found).toEqual({ ...entered.boxes[0], householdId })
    expect(await store.findBox('key-of-nobody')).toBeNull()
  })

  test('tells where every household lives, and which boxes stand there', async () => {
    const store = open()
    const placed = contract()
    const nowhere = {
      ...contract(),
      home: { municipality: '36387', town: null, at: null },
      boxes: [],
    }
    await store.enterContract(placed)
    await store.enterContract(nowhere)

    const found = await store.placedHouseholds([placed.householdId, nowhere.householdId])
    const all = await store.placedHouseholds()

    const { residents: _, ...first } = placed
    const { residents: __, ...second } = nowhere
    const boxes = placed.boxes.map(({ boxId, keyThumbprint }) => ({ boxId, keyThumbprint }))
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining([{ ...first, boxes }, second]))
    expect(all).toEqual(expect.arrayContaining([...found]))
  })

  test('moves a household when its contract says so, and tells whose contracts changed', async () => {
    const store = open()
    const [moving, staying] = [contract(), contract()]
    await store.enterContract(staying)
    await store.enterContract(moving)
    const { newest } = await store.changesAfter(0)

    await store.enterContract({ ...moving, home: { ...moving.home, town: null, at: null } })

    const changes = await store.changesAfter(newest)
    const [moved] = await store.placedHouseholds([moving.householdId])
    expect(changes.householdIds).toEqual([moving.householdId])
    expect(changes.newest).toBeGreaterThan(newest)
    expect(moved?.home).toEqual({ municipality: '36387', town: null, at: null })
    expect(await store.changesAfter(changes.newest)).toEqual({
      newest: changes.newest,
      householdIds: [],
    })
  })

  test('tells of the household that a box has left, too', async () => {
    const store = open()
    const [left, joined] = [contract(), contract()]
    await store.enterContract(left)
    await store.enterContract(joined)
    const { newest } = await store.changesAfter(0)

    await store.enterContract({ ...joined, boxes: [...joined.boxes, ...left.boxes] })

    const { householdIds } = await store.changesAfter(newest)
    const [empty] = await store.placedHouseholds([left.householdId])
    expect([...householdIds].sort()).toEqual([left.householdId, joined.householdId].sort())
    expect(empty?.boxes).toEqual([])
  })

  test('takes a contract twice and keeps names with rare characters as they are', async () => {
    const store = open()
    const entered = contract()
    await store.enterContract(entered)
    await store.enterContract(entered)

    const people = await store.residentsWithoutCard(entered.householdId)

    expect(people.map(({ name }) => name)).toEqual(['葛󠄀西千代', '𠮷田茂'])
  })

  test('links one card with one resident, once', async () => {
    const store = open()
    const entered = contract()
    const [shigeru = '', chiyo = ''] = entered.residents.map(({ residentId }) => residentId)
    await store.enterContract(entered)
    const key = cardKey()

    expect(await store.linkCard({ residentId: shigeru, cardKey: key, linkedAt: at })).toBe(true)
    expect(await store.linkCard({ residentId: chiyo, cardKey: key, linkedAt: at })).toBe(false)
    expect(await store.linkCard({ residentId: shigeru, cardKey: cardKey(), linkedAt: at })).toBe(
      false,
    )
    expect(await store.residentsWithoutCard(entered.householdId)).toHaveLength(1)
    expect((await store.findCardHolder(key))?.isActive).toBe(true)
  })

  test('lets exactly one of two cards win the same resident at the same time', async () => {
    const store = open()
    const entered = contract()
    const residentId = entered.residents[0]?.residentId ?? ''
    await store.enterContract(entered)

    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        store.linkCard({ residentId, cardKey: cardKey(), linkedAt: at }),
      ),
    )

    expect(answers.filter((isLinked) => isLinked)).toHaveLength(1)
  })

  test('never brings an ended card back, and takes a new one in its place', async () => {
    const store = open()
    const entered = contract()
    const residentId = entered.residents[0]?.residentId ?? ''
    const [old, renewed] = [cardKey(), cardKey()]
    await store.enterContract(entered)
    await store.linkCard({ residentId, cardKey: old, linkedAt: at })

    expect(await store.endCardLink(residentId, at)).toBe(true)
    expect(await store.endCardLink(residentId, at)).toBe(false)
    expect(await store.linkCard({ residentId, cardKey: old, linkedAt: at })).toBe(false)
    expect(await store.linkCard({ residentId, cardKey: renewed, linkedAt: at })).toBe(true)
    expect((await store.findCardHolder(old))?.isActive).toBe(false)
  })
})

test('a contract that was entered before positions were is nowhere yet', async () => {
  const store = postgresHouseholdStore(opened.db)
  const entered = contract()
  await store.enterContract(entered)
  await opened.db.execute(
    `update cable.households set municipality = null where household_id = '${entered.householdId}'`,
  )

  const [found] = await store.placedHouseholds([entered.householdId])

  expect(found?.home).toBeNull()
})

test('the role of the operator cannot take a card link away', async () => {
  const { cardLinks } = await import('./tables.ts')

  const attempt = opened.db.delete(cardLinks)

  await expect(attempt).rejects.toThrow(/Failed query/)
})
