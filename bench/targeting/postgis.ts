import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { Ring } from '#emergency-alerts/contract/geography'
import type { Home } from '#emergency-alerts/contract/home'

const run = promisify(execFile)

const versions = [18, 17, 16, 15, 14]

export interface Oracle {
  /** The homes that PostGIS finds within so many degrees of the rings, and how long it took. */
  covered(rings: readonly Ring[], within: number): Promise<Covered>
  close(): Promise<void>
}

interface Covered {
  readonly homes: ReadonlySet<number>
  readonly ms: number
}

/** A PostGIS of its own with the homes in it; null where PostGIS is not installed. */
export async function startOracle(homes: readonly Home[]): Promise<Oracle | null> {
  const version = installedVersion()
  if (version === null) return null
  const server = await startServer(version)
  const sql = postgres({ host: server.folder, username: 'oracle', database: 'postgres', max: 1 })
  await load(sql, homes)
  return {
    covered: (rings, within) => covered(sql, rings, within),
    close: async () => {
      await sql.end()
      await server.stop()
    },
  }
}

/** The newest PostgreSQL of Debian that has PostGIS; null where none has. */
export const installedVersion = (): number | null =>
  versions.find((version) =>
    [
      `/usr/share/postgresql/${version}/extension/postgis.control`,
      `/usr/lib/postgresql/${version}/bin/initdb`,
    ].every((path) => existsSync(path)),
  ) ?? null

/** A cluster in a temporary folder that listens on a socket there and nowhere else. */
async function startServer(version: number) {
  const folder = await mkdtemp(join(tmpdir(), 'oracle-'))
  const bin = `/usr/lib/postgresql/${version}/bin`
  const data = join(folder, 'data')
  const [command, ...before] =
    process.getuid?.() === 0
      ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
      : []
  const act = (name: string, ...args: string[]) =>
    command === undefined
      ? run(`${bin}/${name}`, args)
      : run(command, [...before, `${bin}/${name}`, ...args])
  await chmod(folder, 0o777)
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`
  await act('initdb', '-D', data, '-U', 'oracle', '--auth=trust', '-E', 'UTF8')
  await act('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  const stop = async () => {
    await act('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop')
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, stop }
}

async function load(sql: postgres.Sql, homes: readonly Home[]): Promise<void> {
  await sql`create extension postgis`
  await sql`create table homes (number int, at geometry(point))`
  const rows = function* () {
    for (const [number, { at }] of homes.entries())
      if (at !== null) yield `${number}\tPOINT(${at.lon} ${at.lat})\n`
  }
  const into = await sql`copy homes from stdin`.writable()
  await pipeline(Readable.from(rows()), into)
  await sql`create index on homes using gist (at)`
  await sql`analyze homes`
}

async function covered(
  sql: postgres.Sql,
  rings: readonly Ring[],
  within: number,
): Promise<Covered> {
  const polygons = rings.map(
    (ring) => `((${ring.map(({ lat, lon }) => `${lon} ${lat}`).join(',')}))`,
  )
  const shape = `MULTIPOLYGON(${polygons.join(',')})`
  const startedAt = performance.now()
  const found =
    within === 0
      ? await sql`select number from homes where st_covers(${shape}::geometry, at)`
      : await sql`select number from homes where st_dwithin(${shape}::geometry, at, ${within})`
  const ms = performance.now() - startedAt
  return { homes: new Set(found.map(({ number }) => Number(number))), ms }
}
