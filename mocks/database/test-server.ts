import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Shutdown, startPostgres } from './embedded-postgres.ts'

const run = promisify(execFile)
const password = 'only-for-this-test-run'
const flags = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200']
const template = fileURLToPath(new URL('../../.data/test-cluster', import.meta.url))

/** A real PostgreSQL of one test's own, which it may take away and bring back. */
export interface TestServer {
  /** The same each time it starts. */
  readonly adminUrl: string
  /** Resolves when no process of it is left. */
  stop(how: Shutdown): Promise<void>
  /** With the data it had. */
  start(): Promise<void>
  /** For good; the data goes with it. */
  close(): Promise<void>
}

/** On a copy of an empty cluster that was initialised once. */
export async function openTestServer(): Promise<TestServer> {
  await ensureTemplate()
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-test-'))
  await run('chmod', ['755', folder])
  const dataDir = join(folder, 'cluster')
  await run('cp', ['-a', template, dataDir])
  let server = await startPostgres({ dataDir, password, flags })
  const { adminUrl } = server
  return {
    adminUrl,
    stop: (how) => server.stop(how),
    async start() {
      server = await startPostgres({
        dataDir,
        password,
        flags,
        port: Number(new URL(adminUrl).port),
      })
    },
    async close() {
      await server.stop('fast')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ensureTemplate(): Promise<void> {
  if (await isThere(join(template, 'PG_VERSION'))) return
  await mkdir(dirname(template), { recursive: true })
  const made = `${template}-${process.pid}`
  const server = await startPostgres({ dataDir: made, password, flags })
  await server.stop('fast')
  // Another process may have been first.
  await rename(made, template).catch(() => rm(made, { recursive: true, force: true }))
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
