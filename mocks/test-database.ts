import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrateWall, roleOf, type Wall, walls } from '#cable-backend/src/database/migrate'
import { migrateMunicipality, municipalityRole } from '#emergency-alerts/src/database/migrate'

export interface TestDatabase {
  readonly adminUrl: string
  /** As the cable operator's own role: only what its grants allow. */
  readonly cableUrl: string
  /** As the e-postbox operator's own role. */
  readonly postboxUrl: string
  /** As the municipality's own role. */
  readonly municipalityUrl: string
  drop(): Promise<void>
}

/** Of the walls' roles: they belong to the server, so every test of a run uses the same. */
export const wallPassword = 'role-password-of-the-test-run'

type TestWall = Wall | 'municipality'

/** A fresh, migrated database with the real roles; on the PostgreSQL of this test run unless told. */
export async function createTestDatabase(
  only: readonly TestWall[] = [...walls, 'municipality'],
  server = process.env.MIMAMORI_TEST_ADMIN_URL,
): Promise<TestDatabase> {
  if (server === undefined) throw new Error('outside of a Jest run a server has to be named')
  const name = newName()
  await asAdmin(server, (sql) => sql.unsafe(`create database ${name}`))
  await migrate(databaseUrl(server, name), only)
  return databaseOf(server, name)
}

async function migrate(adminUrl: string, only: readonly TestWall[]): Promise<void> {
  for (const wall of only) {
    if (wall === 'municipality') await migrateMunicipality(adminUrl, wallPassword)
    else await migrateWall(adminUrl, wall, wallPassword)
  }
}

/** The same as `createTestDatabase`, migrated once for all test files of a Jest run. */
export const copyMigratedDatabase = (only: readonly TestWall[]): Promise<TestDatabase> =>
  copyTestDatabase(only.join('_'), ({ adminUrl }) => migrate(adminUrl, only))

/**
 * A copy of what `prepare` makes of an empty database, once for all test files of a Jest run: the
 * first who asks for it under this name waits for it. It leaves no connection open.
 */
export async function copyTestDatabase(
  kind: string,
  prepare: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  const { MIMAMORI_TEST_ADMIN_URL: server, MIMAMORI_TEST_RUN: run } = process.env
  if (server === undefined || run === undefined) throw new Error('only a Jest run has copies')
  const template = `${run}_${kind}`
  const name = newName()
  await asAdmin(server, async (sql) => {
    // Held by the connection, and let go with it.
    await sql`select pg_advisory_lock(hashtext(${template}))`
    const [existing] = await sql`select 1 from pg_database where datname = ${template}`
    if (existing === undefined) {
      const draft = newName()
      await sql.unsafe(`create database ${draft}`)
      await prepare(databaseOf(server, draft))
      await sql.unsafe(`alter database ${draft} rename to ${template}`)
    }
    await sql.unsafe(`create database ${name} template ${template}`)
  })
  return databaseOf(server, name)
}

const newName = (): string => `test_${randomBytes(6).toString('hex')}`

function databaseOf(server: string, name: string): TestDatabase {
  const adminUrl = databaseUrl(server, name)
  return {
    adminUrl,
    cableUrl: roleUrl(adminUrl, roleOf('cable')),
    postboxUrl: roleUrl(adminUrl, roleOf('postbox')),
    municipalityUrl: roleUrl(adminUrl, municipalityRole),
    drop: async () => {
      await asAdmin(server, (sql) => sql.unsafe(`drop database ${name} with (force)`))
    },
  }
}

async function asAdmin(url: string, act: (sql: postgres.Sql) => PromiseLike<unknown>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await act(sql)
  } finally {
    await sql.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

function roleUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = wallPassword
  return url.href
}
