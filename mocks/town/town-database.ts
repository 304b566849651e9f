import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { migrateWall, roleOf, type Wall, walls } from '#cable-backend/src/database/migrate'
import { migrateMunicipality, municipalityRole } from '#emergency-alerts/src/database/migrate'
import { type RunningPostgres, startPostgres } from '../database/embedded-postgres.ts'
import { claimDatabase } from './claim-database.ts'

/** The cable operator's and the e-postbox's, and the town hall's. */
export type TownWall = Wall | 'municipality'

export interface TownDatabase {
  readonly adminUrl: string
  /** The address under which a wall connects, as its own role. */
  readonly urlOf: Record<TownWall, string>
  close(): Promise<void>
}

interface DatabaseOptions {
  /** A server of the user's own; null for the embedded one. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  /** Of the town, where it has one; told to a second one that asks for the same database. */
  readonly origin?: string
  /**
   * Of the walls' roles; without it every start makes new ones, and takes the server for itself:
   * roles belong to the whole server, and a later town would lock the earlier out.
   */
  readonly wallPassword?: string
  readonly say: (line: string) => void
}

/** Opens the town's database and brings the schema of each wall up to date. */
export async function openTownDatabase(options: DatabaseOptions): Promise<TownDatabase> {
  const giveBack = await claimServer(options)
  try {
    const { stop, ...database } = await openClaimed(options)
    return { ...database, close: () => stop().finally(giveBack) }
  } catch (cause) {
    await giveBack()
    throw cause
  }
}

async function claimServer({ databaseUrl, dataDir, origin, wallPassword }: DatabaseOptions) {
  if (wallPassword !== undefined) return async () => undefined
  return claimDatabase(serverIn(databaseUrl) ?? dataDir, origin ?? '')
}

const serverIn = (databaseUrl: string | null): string | null =>
  databaseUrl !== null && URL.canParse(databaseUrl) ? new URL(databaseUrl).host : databaseUrl

async function openClaimed(options: DatabaseOptions) {
  const { adminUrl, stop } = await reachServer(options)
  const urlOf: Record<TownWall, string> = { cable: '', postbox: '', municipality: '' }
  const newPassword = () => options.wallPassword ?? randomBytes(24).toString('base64url')
  for (const wall of walls) {
    const password = newPassword()
    await migrateWall(adminUrl, wall, password)
    urlOf[wall] = withUser(adminUrl, roleOf(wall), password)
  }
  const password = newPassword()
  await migrateMunicipality(adminUrl, password)
  urlOf.municipality = withUser(adminUrl, municipalityRole, password)
  options.say('database ready')
  return { adminUrl, urlOf, stop }
}

async function reachServer({
  databaseUrl,
  dataDir,
  say,
}: DatabaseOptions): Promise<RunningPostgres> {
  if (databaseUrl === null) {
    say('starting PostgreSQL (the first start takes some seconds) ...')
    await mkdir(dataDir, { recursive: true })
    const password = await keptPassword(join(dataDir, 'postgres-password'))
    return startPostgres({ dataDir: join(dataDir, 'postgres'), password })
  }
  const sql = openGiven(databaseUrl)
  try {
    await sql`select 1`
  } catch (cause) {
    throw new Error(
      `The database of DATABASE_URL does not answer (${reasonOf(cause)}). ` +
        'Start it or correct DATABASE_URL; without DATABASE_URL the town brings its own.',
      { cause },
    )
  } finally {
    await sql.end()
  }
  return { adminUrl: databaseUrl, stop: async () => undefined }
}

function openGiven(databaseUrl: string): postgres.Sql {
  try {
    return postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  } catch (cause) {
    throw new Error('DATABASE_URL is not an address such as postgres://user:password@host/name.', {
      cause,
    })
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && cause.message !== '' ? cause.message : String(cause)

async function keptPassword(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) return kept
  const made = randomBytes(24).toString('base64url')
  await writeFile(file, made, { mode: 0o600 })
  return made
}

function withUser(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = user
  url.password = password
  return url.href
}
