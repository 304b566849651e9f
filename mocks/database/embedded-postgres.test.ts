import { expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createTestDatabase } from '../test-database.ts'

test('gives each test a fresh database on a real PostgreSQL', async () => {
  const database = await createTestDatabase([])

  const sql = postgres(database.adminUrl, { max: 1 })
  const [row] = await sql`select current_setting('server_version_num')::int as version`
  await sql.end()
  await database.drop()

  expect(row?.version).toBeGreaterThanOrEqual(150000)
})
