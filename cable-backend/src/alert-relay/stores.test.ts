import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import type { Contract } from '../households/household.ts'
import type { HouseholdStore } from '../households/household-store.ts'
import { memoryHouseholdStore } from '../households/memory-household-store.ts'
import { postgresHouseholdStore } from '../households/postgres-household-store.ts'
import { memoryRelayStores } from './memory-relay-stores.ts'
import { postgresRelayStores } from './postgres-relay-stores.ts'
import type { RelayStores } from './relay-deps.ts'

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

interface Kept {
  readonly households: HouseholdStore
  readonly stores: RelayStores
}

const kinds: readonly (readonly [string, () => Kept])[] = [
  [
    'in memory',
    () => {
      const households = memoryHouseholdStore()
      return { households, stores: memoryRelayStores(households) }
    },
  ],
  [
    'in PostgreSQL',
    () => ({
      households: postgresHouseholdStore(opened.db),
      stores: postgresRelayStores(opened.db),
    }),
  ],
]

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute))
const device = 'key-of-a-box'
const words = '防災のお知らせに、名前を出します。'

const newContract = (): Contract => ({
  householdId: crypto.randomUUID(),
  name: '田中',
  home: { municipality: '36387', town: null, at: null },
  boxes: [],
  residents: [
    { name: '田中花子', kana: 'たなかはなこ' },
    { name: '𠮷田茂', kana: 'よしだしげる' },
  ].map((who) => ({ ...who, residentId: crypto.randomUUID(), contractAddress: '美波町' })),
})

async function enter(households: HouseholdStore) {
  const contract = newContract()
  await households.enterContract(contract)
  const { householdId } = contract
  const [hanako = '', shigeru = ''] = contract.residents.map(({ residentId }) => residentId)
  const act = (residentId: string, minute: number) => ({
    residentId,
    householdId,
    device,
    at: at(minute),
  })
  return { contract, householdId, hanako, shigeru, act }
}

describe.each(kinds)('the stores of the relay %s', (_where, open) => {
  test('name who consented, in the order of the consents, until it is withdrawn', async () => {
    const { households, stores } = open()
    const { householdId, hanako, shigeru, act } = await enter(households)
    await stores.consents.give({ ...act(shigeru, 1), words })
    await stores.consents.give({ ...act(hanako, 2), words })

    const both = await stores.consents.namesOf([householdId])
    await stores.consents.withdraw(act(shigeru, 3))
    const one = await stores.consents.namesOf()

    expect(both.get(householdId)).toEqual([
      { text: '𠮷田茂', kana: 'よしだしげる' },
      { text: '田中花子', kana: 'たなかはなこ' },
    ])
    expect(one.get(householdId)).toEqual([{ text: '田中花子', kana: 'たなかはなこ' }])
    expect(await stores.consents.givenAt(hanako)).toEqual(at(2))
    expect(await stores.consents.givenAt(shigeru)).toBeNull()
  })

  test('take a consent again that was withdrawn', async () => {
    const { households, stores } = open()
    const { householdId, hanako, act } = await enter(households)
    await stores.consents.give({ ...act(hanako, 1), words })
    await stores.consents.withdraw(act(hanako, 2))
    expect((await stores.consents.namesOf([householdId])).size).toBe(0)

    await stores.consents.give({ ...act(hanako, 3), words })

    expect(await stores.consents.givenAt(hanako)).toEqual(at(3))
    expect((await stores.consents.namesOf([householdId])).size).toBe(1)
  })

  test('tell who was never asked from who said no', async () => {
    const { households, stores } = open()
    const { hanako, shigeru, act } = await enter(households)
    const answered = () =>
      Promise.all([stores.consents.hasAnswered(hanako), stores.consents.hasAnswered(shigeru)])
    expect(await answered()).toEqual([false, false])

    await stores.consents.withdraw(act(shigeru, 1))

    expect(await answered()).toEqual([false, true])
  })

  test('know what the municipality has not been told yet', async () => {
    const { households, stores } = open()
    const { householdId, hanako, act } = await enter(households)
    const ofMine = async () =>
      (await stores.subscribers.untold(1000)).filter((each) => each.householdId === householdId)

    const [entered] = await ofMine()
    await stores.consents.give({ ...act(hanako, 1), words })
    const [consented] = await ofMine()
    if (entered === undefined || consented === undefined) throw new RangeError('untold')
    await stores.subscribers.markTold({ ...entered, toldAt: at(2), namesVoice: null })

    expect(consented.change).toBeGreaterThan(entered.change)
    expect(await ofMine()).toEqual([consented])
    await stores.subscribers.markTold({ ...consented, toldAt: at(3), namesVoice: null })
    expect(await ofMine()).toEqual([])
  })

  test('never speak names that have changed since they were recorded', async () => {
    const { households, stores } = open()
    const { householdId, hanako, act } = await enter(households)
    await stores.consents.give({ ...act(hanako, 1), words })
    const untold = await stores.subscribers.untold(1000)
    const told = untold.find((each) => each.householdId === householdId)
    const namesVoice = { url: 'https://town.test/v.wav', sha256: 'a'.repeat(64), seconds: 2 }
    if (told === undefined) throw new RangeError('untold')
    await stores.subscribers.markTold({ ...told, toldAt: at(2), namesVoice })
    expect((await stores.subscribers.namesVoices([householdId])).get(householdId)).toEqual(
      namesVoice,
    )

    await stores.consents.withdraw(act(hanako, 3))

    expect((await stores.subscribers.namesVoices([householdId])).size).toBe(0)
    expect((await stores.subscribers.namesVoices()).has(householdId)).toBe(false)
  })

  test('keep every answer once, and know which of them the municipality has', async () => {
    const { stores } = open()
    const orderId = crypto.randomUUID()
    const answer = (answerId: string, kind: 'displayed' | 'need_help', minute: number) => ({
      answerId,
      orderId,
      revision: 1,
      kind,
      boxId: 'a-box',
      householdId: crypto.randomUUID(),
      answeredAt: at(minute),
    })
    const [shown, help] = [answer('answer-1', 'displayed', 1), answer('answer-2', 'need_help', 2)]

    const first = await stores.answers.keep([shown, help, shown])
    await stores.answers.markTold([shown], at(3))
    const again = await stores.answers.keep([{ ...shown, answeredAt: at(9) }, help])

    expect(first.map(({ answerId, toldAt }) => [answerId, toldAt])).toEqual([
      ['answer-1', null],
      ['answer-2', null],
      ['answer-1', null],
    ])
    expect(again).toEqual([
      { ...shown, toldAt: at(3) },
      { ...help, toldAt: null },
    ])
    expect(await stores.answers.untold(orderId, 10)).toEqual([{ ...help, toldAt: null }])
    expect(await stores.answers.ordersUntold()).toContain(orderId)
    expect(await stores.answers.ofOrder(orderId)).toHaveLength(2)
    await stores.answers.markTold([help], at(4))
    expect(await stores.answers.untold(orderId, 10)).toEqual([])
  })

  test('keep each revision of an order once, as it arrived first', async () => {
    const { stores } = open()
    const order = {
      orderId: crypto.randomUUID(),
      revision: 1,
      signedOrder: 'a.b.c',
      arrivedAt: at(1),
      rememberedUntil: at(30),
    }
    await stores.orders.keep(order)
    await stores.orders.keep({ ...order, signedOrder: 'd.e.f', arrivedAt: at(2) })
    const second = { ...order, revision: 2, arrivedAt: at(3), rememberedUntil: at(40) }
    await stores.orders.keep(second)
    const ofMine = async (now: Date) =>
      (await stores.orders.remembered(now)).filter(({ orderId }) => orderId === order.orderId)

    expect(await ofMine(at(10))).toEqual([order, second])
    expect(await ofMine(at(35))).toEqual([second])
  })
})

test.each([
  "update cable.alert_orders set signed_order = ''",
  'delete from cable.alert_orders',
  'update cable.alert_consents set is_given = false',
  'delete from cable.alert_consents',
  'delete from cable.household_changes',
  "update cable.alert_answers set kind = 'safe'",
  'delete from cable.alert_answers',
  'update cable.household_changes set household_id = household_id',
])('the role of the operator may not: %s', async (statement) => {
  await expect(opened.db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } })
})
