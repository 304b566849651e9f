import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { openTestServer } from './database/test-server.ts'

/** What `jest-database-end.ts` runs after the last test. */
export const testCluster = { end: async (): Promise<void> => undefined }

/**
 * One real PostgreSQL for a whole test run: `DATABASE_URL` where it is set, else the embedded one.
 */
export default async function startTestPostgres(): Promise<void> {
  const run = `run_${randomBytes(6).toString('hex')}`
  process.env.MIMAMORI_TEST_RUN = run
  const given = process.env.DATABASE_URL
  if (given !== undefined) {
    process.env.MIMAMORI_TEST_ADMIN_URL = given
    testCluster.end = () => dropCopied(given, run)
    return
  }
  const server = await openTestServer()
  process.env.MIMAMORI_TEST_ADMIN_URL = server.adminUrl
  testCluster.end = server.close
}

/** On a server that stays, what the tests of this run copied does not. */
async function dropCopied(server: string, run: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  const copied = await sql<{ datname: string }[]>`
    select datname from pg_database where starts_with(datname, ${run})`
  for (const { datname } of copied) await sql.unsafe(`drop database ${datname} with (force)`)
  await sql.end()
}
