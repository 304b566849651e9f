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

/** SQLSTATE of "tuple concurrently updated", duplicate_object and unique_violation. */
const collisions: readonly string[] = ['XX000', '42710', '23505']
const attempts = 10

/**
 * Roles belong to the whole server: two administrators who change the same one at once collide, and
 * no lock of one database helps. The one that lost tries again.
 */
async function ensureRole(sql: postgres.Sql, role: string, password: string): Promise<void> {
  const literal = password.replaceAll("'", "''")
  for (let attempt = 1; ; attempt += 1) {
    const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`
    const verb = existing === undefined ? 'create' : 'alter'
    try {
      await sql.unsafe(`${verb} role ${role} login password '${literal}'`)
      return
    } catch (error) {
      if (attempt === attempts || !isCollision(error)) throw error
    }
  }
}

const isCollision = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && collisions.includes(error.code)
