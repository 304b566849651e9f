import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { openDatabase as openHallDatabase } from '#emergency-alerts/src/database/open-database'
import { steady as hallSteady } from '#emergency-alerts/src/database/steady-client'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { type Database, openDatabase } from './open-database.ts'
import { steady } from './steady-client.ts'

let database: TestDatabase
let line: CutLine
let admin: postgres.Sql

beforeAll(async () => {
  database = await copyMigratedDatabase(['cable'])
  line = await openCutLine(database.adminUrl)
  admin = postgres(database.adminUrl, { max: 1, onnotice: () => undefined })
})

afterAll(async () => {
  await admin.end()
  await line.close()
  await database.drop()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Whether each connection of the pool answers at once. */
async function servesAll(db: Database): Promise<boolean> {
  const startedAt = performance.now()
  const asked = Array.from({ length: 10 }, () => db.execute(sql`select pg_sleep(0.1)`))
  const answers = await Promise.allSettled(asked)
  const isAnswered = answers.every(({ status }) => status === 'fulfilled')
  return isAnswered && performance.now() - startedAt < 1_000
}

/** Every way in which a server goes away while much is asked of it. */
const ways: readonly (() => Promise<void>)[] = [
  async () => {
    await line.cut()
    await pause(50)
    await line.mend()
  },
  async () => {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mimamori' and datname = current_database()`
  },
]

describe.each([
  ['the cable operator', openDatabase, steady],
  ['the municipality', openHallDatabase, hallSteady],
])('the database of %s', (_whose, open, steadied) => {
  test('serves everybody again after it went away twenty times under load', async () => {
    const { db, close } = open(line.url)
    let isOver = false
    let done = 0
    const work = async (number: number): Promise<void> => {
      if (number % 2 === 0) await db.execute(sql`select ${number}::int, pg_sleep(0.001)`)
      else {
        await db.transaction(async (tx) => {
          await tx.execute(sql`select ${number}::int`)
          await pause(number % 3)
          await tx.execute(sql`select ${number}::int + 1`)
        })
      }
      done += 1
    }
    const workers = Array.from({ length: 40 }, async (_, number) => {
      while (!isOver) await work(number).catch(() => pause(5))
    })

    for (let count = 0; count < 20; count += 1) {
      await pause(20 + 10 * (count % 7))
      await ways[count % ways.length]?.()
    }
    const before = done
    await pause(1_000)
    isOver = true
    await Promise.all(workers)

    expect(done).toBeGreaterThan(before)
    // A connection that was lost within a write of the driver needs three seconds to be one again.
    while (!(await servesAll(db)));
    await close()
  }, 60_000)

  test('rejects what the network has swallowed, and answers again over a new one', async () => {
    const opened: postgres.Sql[] = []
    const client = steadied(() => {
      const one = postgres(line.url, { max: 2, onnotice: () => undefined, fetch_types: false })
      opened.push(one)
      return one
    }, 300)
    await client.unsafe('select 1')
    line.hold()

    const held = await Promise.allSettled([
      client.unsafe('select 2'),
      client.begin((tx) => tx.unsafe('select 3')),
    ])
    await line.mend()

    expect(held.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await client.unsafe('select 4 as four')).toEqual([{ four: 4 }])
    expect(opened).toHaveLength(2)
    for (const one of opened) await one.end({ timeout: 0 })
  })

  test('reads and writes the same over a new client', async () => {
    const client = steadied(
      () => postgres(line.url, { max: 1, onnotice: () => undefined, fetch_types: false }),
      300,
    )
    const db = drizzle(client as postgres.Sql)
    const asked = () =>
      db.execute(sql`
      select jsonb_typeof(${'{"a":1}'}::jsonb) as kind, '2026-11-22 09:00:00+00'::timestamptz as at`)
    const before = await asked()
    line.hold()
    await asked().catch(() => undefined)
    await line.mend()

    expect([...(await asked())]).toEqual([...before])
    expect(before[0]?.kind).toBe('object')
    await client.end({ timeout: 0 })
  })
})
