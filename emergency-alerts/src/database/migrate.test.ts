import { afterAll, beforeAll, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createTestDatabase, type TestDatabase } from '#mocks/test-database'

let database: TestDatabase
let own: postgres.Sql
let relay: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase(['cable', 'municipality'])
  own = postgres(database.municipalityUrl, { max: 1 })
  relay = postgres(database.cableUrl, { max: 1 })
})

afterAll(async () => {
  await own.end()
  await relay.end()
  await database.drop()
})

/** SQLSTATE of a refusal for want of rights. */
const insufficientPrivilege = '42501'

const outcomeOf = (sql: postgres.Sql, statement: string) =>
  sql.unsafe(statement).then(
    () => 'done',
    (error: { readonly code?: string }) => error.code,
  )

test.each([
  "update municipality.orders set place = 'actual'",
  "update municipality.order_revisions set status = 'Actual'",
  'update municipality.order_versions set kind = kind',
  "update municipality.outbox set signed_order = ''",
  "update municipality.log set sentence = ''",
  'update municipality.answers set kind = kind',
  'update municipality.draft_saves set draft = draft',
  'update municipality.voices set wav = wav',
  'update municipality.homes set people = 0',
  'update municipality.register_state set serial = 1',
  'delete from municipality.log',
  'delete from municipality.orders',
  'delete from municipality.order_revisions',
  'delete from municipality.answers',
  'delete from municipality.homes',
  'truncate municipality.outbox',
  'drop table municipality.log',
])('the municipality itself may not: %s', async (statement) => {
  expect(await outcomeOf(own, statement)).toBe(insufficientPrivilege)
})

test('the relay reads the outbox and nothing else', async () => {
  expect(await outcomeOf(relay, 'select * from municipality.outbox')).toBe('done')
  expect(await outcomeOf(relay, 'select * from municipality.homes')).toBe(insufficientPrivilege)
  expect(await outcomeOf(relay, 'select * from municipality.answers')).toBe(insufficientPrivilege)
  expect(await outcomeOf(relay, 'delete from municipality.outbox')).toBe(insufficientPrivilege)
})

test("a change of the register is counted in the change's own transaction", async () => {
  const serial = async () => {
    const [row] = await own<{ serial: string }[]>`select serial from municipality.register_state`
    return Number(row?.serial)
  }
  const before = await serial()

  await own`insert into municipality.subscribers (home_ref, boxes, names, told_at)
    values (${'a'.repeat(32)}, 1, '[]', now())`
  await own.begin(async (tx) => {
    await tx`delete from municipality.subscribers`
    await tx.unsafe('rollback and chain')
  })

  expect(await serial()).toBe(before + 1)
})
