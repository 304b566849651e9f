import { openTestServer } from './database/test-server.ts'

/** What `jest-database-end.ts` runs after the last test. */
export const testCluster = { end: async (): Promise<void> => undefined }

/**
 * One real PostgreSQL for a whole test run: `DATABASE_URL` where it is set, else the embedded one.
 */
export default async function startTestPostgres(): Promise<void> {
  const given = process.env.DATABASE_URL
  if (given !== undefined) {
    process.env.MIMAMORI_TEST_ADMIN_URL = given
    return
  }
  const server = await openTestServer()
  process.env.MIMAMORI_TEST_ADMIN_URL = server.adminUrl
  testCluster.end = server.close
}
