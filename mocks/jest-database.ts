import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startPostgres } from './database/embedded-postgres.ts'

const run = promisify(execFile)
const password = 'only-for-this-test-run'
const flags = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200']

/** What `jest-database-end.ts` runs after the last test. */
export const testCluster = { end: async (): Promise<void> => undefined }

const template = fileURLToPath(new URL('../.data/test-cluster', import.meta.url))

/**
 * One real PostgreSQL for a whole test run: `DATABASE_URL` where it is set, else the embedded one
 * on a copy of an empty cluster that was initialised once.
 */
export default async function startTestPostgres(): Promise<void> {
  const given = process.env.DATABASE_URL
  if (given !== undefined) {
    process.env.MIMAMORI_TEST_ADMIN_URL = given
    return
  }
  await ensureTemplate()
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-test-'))
  await run('chmod', ['755', folder])
  await run('cp', ['-a', template, join(folder, 'cluster')])
  const server = await startPostgres({ dataDir: join(folder, 'cluster'), password, flags })
  process.env.MIMAMORI_TEST_ADMIN_URL = server.adminUrl
  testCluster.end = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function ensureTemplate(): Promise<void> {
  const isThere = await stat(join(template, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (isThere) return
  await run('mkdir', ['-p', dirname(template)])
  const server = await startPostgres({ dataDir: template, password, flags })
  await server.stop()
}
