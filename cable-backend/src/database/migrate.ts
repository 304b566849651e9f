import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** A wall with a PostgreSQL schema, a role and migrations of its own. */
export type Wall = 'cable' | 'postbox'
export const walls: readonly Wall[] = ['cable', 'postbox']

export const roleOf = (wall: Wall): string => `mimamori_${wall}`

/**
 * Creates the wall's role and brings its schema up to date. Runs as the database's administrator:
 * the wall's own role may read and write rows, but owns nothing and cannot change a table.
 */
export async function migrateWall(adminUrl: string, wall: Wall, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await ensureRole(sql, roleOf(wall), password)
    await migrate(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL(`../../migrations/${wall}`, import.meta.url)),
      migrationsSchema: 'migrations',
      migrationsTable: wall,
    })
  } finally {
    await sql.end()
  }
}

async function ensureRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  const literal = password.replaceAll("'", "''")
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('mimamori roles'))`
    const [existing] = await tx`select 1 from pg_roles where rolname = ${role}`
    const verb = existing === undefined ? 'create' : 'alter'
    await tx.unsafe(`${verb} role ${role} login password '${literal}'`)
  })
}
