import { afterAll, beforeAll, expect, test } from '@jest/globals'
import postgres from 'postgres'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import type { StaffAtDesk } from '#mocks/fixtures/municipality/staff-at-desk'
import {
  draftOrder,
  lastOf,
  onLast,
  pathOf,
  submitOrder,
  typedFor,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'

let municipality: MunicipalityUnderTest
let admin: postgres.Sql
let sato: StaffAtDesk
let yamada: StaffAtDesk

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
  admin = postgres(municipality.database.adminUrl, { max: 2, onnotice: () => undefined })
  sato = await municipality.signIn('sato')
  yamada = await municipality.signIn('yamada')
})

afterAll(async () => {
  await admin.end()
  await municipality.close()
})

const rowsOf = async ({ orderId }: OrderView) => {
  const [counts] = await admin`
    select (select count(*)::int from municipality.order_revisions where order_id = ${orderId}) as revisions,
      (select count(*)::int from municipality.outbox where order_id = ${orderId}) as outbox,
      (select count(*)::int from municipality.log
        where order_id = ${orderId} and act = 'order_issued') as log,
      (select count(*)::int from municipality.idempotency_keys
        where order_id = ${orderId} and key = 'in-the-middle') as keys`
  return { ...counts }
}

const untilSomebodyWaits = async () => {
  for (;;) {
    const waiting = await admin`
      select 1 from pg_stat_activity
      where usename = 'mimamori_municipality' and wait_event_type = 'Lock'
        and datname = current_database()`
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** As a page does: the same press again, for as long as nobody knows. */
async function pressUntilKnown(press: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await press()
    if (answer.status !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a database that goes away in the middle of an issue leaves nothing half', async () => {
  const submitted = await submitOrder(sato, await draftOrder(sato))
  const body = { ...onLast(submitted), typed: typedFor(submitted) }
  const press = () => yamada.post(`${pathOf(submitted)}/approve`, body, 'in-the-middle')
  const asked: Promise<Response>[] = []

  await admin.begin(async (tx) => {
    await tx`lock table municipality.outbox in access exclusive mode`
    asked.push(press())
    await untilSomebodyWaits()
    await admin`
      select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'mimamori_municipality' and datname = current_database()`
  })

  const [answer] = await Promise.all(asked)
  const { code } = AlertProblem.parse(await answer?.json())
  expect([answer?.status, code]).toEqual([503, 'outcome_unknown'])
  expect(await rowsOf(submitted)).toEqual({ revisions: 0, outbox: 0, log: 0, keys: 0 })

  const again = await viewIn(await pressUntilKnown(press))

  expect(lastOf(again)).toMatchObject({ state: 'issued', revision: 1 })
  expect(await rowsOf(submitted)).toEqual({ revisions: 1, outbox: 1, log: 1, keys: 1 })
})

test('a database that is away while somebody reads is said to be', async () => {
  const away = await createMunicipalityUnderTest()
  const oka = await away.signIn('oka')
  await admin.unsafe('select 1')
  const name = new URL(away.database.adminUrl).pathname.slice(1)
  await admin.unsafe(`alter database ${name} with allow_connections false`)
  await admin.unsafe(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
  )

  const answer = await oka.get('/desk/actual/orders')

  expect([500, 503]).toContain(answer.status)
  await admin.unsafe(`alter database ${name} with allow_connections true`)
  expect((await oka.get('/desk/actual/orders')).status).toBe(200)
  await away.close()
})
