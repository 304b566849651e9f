import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import type { CableStores } from '../card-login/card-login-deps.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { memoryCableStores } from '../memory-cable-stores.ts'
import { postgresCableStores } from '../postgres-cable-stores.ts'
import type { NewPhone } from './family-phone.ts'

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
const later = (ms: number) => new Date(at.getTime() + ms)
const hash = () => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '')

const phone = (overrides: Partial<NewPhone> = {}): NewPhone => ({
  phoneId: crypto.randomUUID(),
  name: '長女のスマホ',
  endpoint: `https://push.test/send/${crypto.randomUUID()}`,
  keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) },
  removalHash: hash(),
  registeredAt: at,
  ...overrides,
})

async function household({ households }: CableStores) {
  const [householdId, madeBy] = [crypto.randomUUID(), crypto.randomUUID()]
  await households.enterContract({
    householdId,
    name: '田中',
    home: { municipality: '36387', town: null, at: null },
    boxes: [],
    residents: [
      { residentId: madeBy, name: '田中花子', kana: 'たなかはなこ', contractAddress: '美波町' },
    ],
  })
  return { householdId, madeBy }
}

const walls: readonly (readonly [string, () => CableStores])[] = [
  ['in memory', memoryCableStores],
  ['in PostgreSQL', () => postgresCableStores(opened.db)],
]

describe.each(walls)('a store of family phones %s', (_where, open) => {
  const registered = async (stores: CableStores, limit = 10) => {
    const home = await household(stores)
    const redeem = async (newPhone: NewPhone) => {
      const codeHash = hash()
      await stores.familyPhones.saveCode({ ...home, codeHash, expiresAt: later(1000) }, at)
      return stores.familyPhones.redeem({ codeHash, phone: newPhone, now: at, limit })
    }
    return { ...home, redeem, phones: stores.familyPhones }
  }

  test('keeps a phone for the household whose code it showed, once', async () => {
    const { familyPhones, ...stores } = open()
    const home = await household({ familyPhones, ...stores })
    const code = { ...home, codeHash: hash(), expiresAt: later(1000) }
    const [first, second] = [phone(), phone()]
    await familyPhones.saveCode(code, at)
    const redeem = (newPhone: NewPhone) =>
      familyPhones.redeem({ codeHash: code.codeHash, phone: newPhone, now: at, limit: 10 })

    expect(await redeem(first)).toBeNull()
    expect(await redeem(second)).toBe('pairing_code_invalid')

    const { removalHash: _hash, ...kept } = first
    expect(await familyPhones.phonesOf([home.householdId])).toEqual([
      { ...kept, householdId: home.householdId, lastToldAt: null },
    ])
    expect(await familyPhones.phonesOf([])).toEqual([])
  })

  test('lets exactly one of many phones have the same code', async () => {
    const stores = open()
    const code = { ...(await household(stores)), codeHash: hash(), expiresAt: later(1000) }
    await stores.familyPhones.saveCode(code, at)

    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        stores.familyPhones.redeem({
          codeHash: code.codeHash,
          phone: phone(),
          now: at,
          limit: 10,
        }),
      ),
    )

    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(await stores.familyPhones.phonesOf([code.householdId])).toHaveLength(1)
  })

  test('refuses a code that has expired, was replaced, or is nobody’s', async () => {
    const stores = open()
    const home = await household(stores)
    const [replaced, live] = [hash(), hash()]
    const redeem = (codeHash: string, now: Date) =>
      stores.familyPhones.redeem({ codeHash, phone: phone(), now, limit: 10 })
    await stores.familyPhones.saveCode({ ...home, codeHash: replaced, expiresAt: later(9) }, at)
    await stores.familyPhones.saveCode({ ...home, codeHash: live, expiresAt: later(9) }, at)

    expect(await redeem(replaced, at)).toBe('pairing_code_invalid')
    expect(await redeem(hash(), at)).toBe('pairing_code_invalid')
    expect(await redeem(live, later(9))).toBe('pairing_code_invalid')
    expect(await redeem(live, later(8))).toBeNull()
  })

  test('gives two households the same code only when the first has expired', async () => {
    const stores = open()
    const [one, other] = [await household(stores), await household(stores)]
    const codeHash = hash()
    const save = (home: typeof one, now: Date) =>
      stores.familyPhones.saveCode({ ...home, codeHash, expiresAt: later(9) }, now)

    expect(await save(one, at)).toBe(true)
    expect(await save(one, at)).toBe(true)
    expect(await save(other, later(8))).toBe(false)
    expect(await save(other, later(9))).toBe(true)
  })

  test('takes no more phones than its limit, and keeps the code for when one has gone', async () => {
    const { householdId, madeBy, phones, redeem } = await registered(open(), 2)
    const known = phone({ registeredAt: later(-1) })
    const codeHash = hash()
    await redeem(known)
    await redeem(phone())
    await phones.saveCode({ householdId, madeBy, codeHash, expiresAt: later(9) }, at)
    const more = () => phones.redeem({ codeHash, phone: phone(), now: at, limit: 2 })

    expect(await more()).toBe('too_many_phones')
    expect(await phones.removePhone(householdId, known.phoneId)).toBe(true)
    expect(await more()).toBeNull()
  })

  test('replaces a phone that registers again, and keeps it in two households', async () => {
    const stores = open()
    const [parents, aunt] = [await registered(stores, 1), await registered(stores, 1)]
    const first = phone()
    const again = phone({ endpoint: first.endpoint, name: '長女の新しいスマホ' })
    const elsewhere = phone({ endpoint: first.endpoint })

    expect(await parents.redeem(first)).toBeNull()
    expect(await parents.redeem(again)).toBeNull()
    expect(await aunt.redeem(elsewhere)).toBeNull()

    const found = await stores.familyPhones.phonesOf([parents.householdId])
    expect(found.map(({ name }) => name)).toEqual(['長女の新しいスマホ'])
    expect(await stores.familyPhones.phonesOf([aunt.householdId])).toHaveLength(1)
    expect(await stores.familyPhones.removeByKey(first.removalHash)).toBe(false)
  })

  test('removes a phone for its household alone, by its own key, or when it is gone', async () => {
    const stores = open()
    const home = await registered(stores)
    const [named, keyed, gone] = [phone(), phone(), phone()]
    for (const each of [named, keyed, gone]) await home.redeem(each)

    expect(await home.phones.removePhone(crypto.randomUUID(), named.phoneId)).toBe(false)
    expect(await home.phones.removePhone(home.householdId, named.phoneId)).toBe(true)
    expect(await home.phones.removeByKey(keyed.removalHash)).toBe(true)
    expect(await home.phones.removeByKey(keyed.removalHash)).toBe(false)
    await home.phones.forgetPhones([gone.phoneId])

    expect(await home.phones.phonesOf([home.householdId])).toEqual([])
  })

  test('remembers when a phone was told last', async () => {
    const home = await registered(open())
    const [told, other] = [phone(), phone({ registeredAt: later(1) })]
    for (const each of [told, other]) await home.redeem(each)

    await home.phones.noteTold(told.phoneId, later(5))
    await home.phones.noteTold(told.phoneId, later(7))

    const found = await home.phones.phonesOf([home.householdId])
    expect(found.map(({ lastToldAt }) => lastToldAt)).toEqual([later(7), null])
  })

  test('purges codes that expired, and nothing else', async () => {
    const stores = open()
    const [old, young] = [await household(stores), await household(stores)]
    const codeHash = hash()
    const { familyPhones } = stores
    await familyPhones.saveCode({ ...old, codeHash: hash(), expiresAt: later(-2_000_000) }, at)
    await familyPhones.saveCode({ ...young, codeHash, expiresAt: later(9) }, at)

    expect(await familyPhones.purge(later(-1_000_000))).toBe(1)
    expect(await familyPhones.redeem({ codeHash, phone: phone(), now: at, limit: 10 })).toBeNull()
  })
})

test('the role of the operator cannot change a phone or a code', async () => {
  const { familyPhoneCodes, familyPhones } = await import('./tables.ts')

  await expect(opened.db.update(familyPhones).set({ name: '他人' })).rejects.toThrow(/Failed query/)
  await expect(opened.db.update(familyPhoneCodes).set({ expiresAt: at })).rejects.toThrow(
    /Failed query/,
  )
})
