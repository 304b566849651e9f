import { expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createTestDatabase } from '#mocks/test-database'

test('opens several databases of one server at once', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase()))

  const answers = await Promise.all(
    databases.map(async ({ cableUrl }) => {
      const sql = postgres(cableUrl, { max: 1 })
      const [row] = await sql`select current_user as role`
      await sql.end()
      return row?.role
    }),
  )
  await Promise.all(databases.map((database) => database.drop()))

  expect(new Set(answers)).toEqual(new Set(['mimamori_cable']))
})

test("gives a wall's role no right to change its tables or to read another wall", async () => {
  const database = await createTestDatabase()
  const sql = postgres(database.postboxUrl, { max: 1 })

  const attempts = [
    'drop table postbox.submissions',
    'update postbox.letter_events set kind = kind',
    'delete from postbox.submissions',
    'select * from cable.residents',
  ].map((statement) =>
    sql.unsafe(statement).then(
      () => 'done',
      () => 'refused',
    ),
  )
  const outcomes = await Promise.all(attempts)
  await sql.end()
  await database.drop()

  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused'])
})
