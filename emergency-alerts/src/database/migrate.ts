import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

export const municipalityRole = 'mimamori_municipality'
/** Reads the outbox for the relays, where both walls share a server. */
const cableRole = 'mimamori_cable'

/**
 * Creates the municipality's role and brings its schema up to date. Runs as the database's
 * administrator: the role may read and write rows, but owns nothing and cannot change a table. The
 * cable operator's role may read the outbox, once that role exists: run it again after creating it.
 */
export async function migrateMunicipality(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await ensureRole(sql, password)
    await migrate(drizzle(sql), {
      migrationsFolder: fileURLToPath(new URL('../../migrations/municipality', import.meta.url)),
      migrationsSchema: 'migrations',
      migrationsTable: 'municipality',
    })
    await letRelaysRead(sql)
  } finally {
    await sql.end()
  }
}

async function letRelaysRead(sql: postgres.Sql): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = ${cableRole}`
  if (existing === undefined) return
  await sql.unsafe(`grant usage on schema municipality to ${cableRole}`)
  await sql.unsafe(`grant select on municipality.outbox to ${cableRole}`)
}

/** SQLSTATE of "tuple concurrently updated", duplicate_object and unique_violation. */
const collisions: readonly string[] = ['XX000', '42710', '23505']
const attempts = 10

/**
 * Roles belong to the whole server: two administrators who change the same one at once collide, and
 * no lock of one database helps. The one that lost tries again.
 */
async function ensureRole(sql: postgres.Sql, password: string): Promise<void> {
  const literal = password.replaceAll("'", "''")
  for (let attempt = 1; ; attempt += 1) {
    const [existing] = await sql`select 1 from pg_roles where rolname = ${municipalityRole}`
    const verb = existing === undefined ? 'create' : 'alter'
    try {
      await sql.unsafe(`${verb} role ${municipalityRole} login password '${literal}'`)
      return
    } catch (error) {
      if (attempt === attempts || !isCollision(error)) throw error
    }
  }
}

const isCollision = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && collisions.includes(error.code)
