import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { insurers, personas } from '../fixtures/personas.ts'
import type { RunningTown } from '../town.ts'
import { toldToStop } from './town/stopped.ts'

const usage = `mimamori town: the whole simulated town on one port, for this machine alone

  npx mimamori town     npm start does the same and builds the pages first

  --help                this page

Environment: PORT (8080), DATABASE_URL (else an embedded PostgreSQL, kept in .data/)
Ctrl-C stops it; the next start finds what this one kept.
`

const interrupted = 130

/** `mimamori town`: the town until it is told to stop; the exit code. */
export async function runTown(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const wish = readWish(args)
  if (wish === 'help') {
    say(usage)
    return 0
  }
  if (wish !== 'town') {
    complain(`mimamori town: ${wish}\n\n${usage}`)
    return 2
  }
  const port = Number(env.PORT || 8080)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    complain(`PORT must be a number from 1 to 65535, not "${env.PORT}".`)
    return 2
  }
  return liveUntilStopped(port, env)
}

function readWish(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean' } } })
    return values.help === true ? 'help' : 'town'
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

async function liveUntilStopped(port: number, env: NodeJS.ProcessEnv): Promise<number> {
  let isStopped = false
  const stopped = toldToStop({ env, parentId: () => process.ppid }).then(() => {
    isStopped = true
  })
  const startedAt = Date.now()
  try {
    const { startTown } = await import('../town.ts')
    const town = await startTown({
      port,
      databaseUrl: env.DATABASE_URL || null,
      dataDir: fileURLToPath(new URL('../../.data', import.meta.url)),
      say: (line) => say(`  ${line}`),
      onFault: (fault) => console.error(fault),
    })
    if (!isStopped) sayAddresses(town, Date.now() - startedAt)
    await stopped
    say('\n  stopping ...')
    await town.close()
    say('  stopped')
    return 0
  } catch (fault) {
    // Ctrl-C reaches the database too, and whatever was waiting for it breaks off.
    if (isStopped) {
      say('\n  stopped before it was up')
      return interrupted
    }
    complain(fault instanceof Error ? fault.message : String(fault))
    return 1
  }
}

function sayAddresses({ origin }: RunningTown, tookMs: number): void {
  const rows = [
    ['start here', `${origin}/`],
    ['TV emulator', `${origin}/emulator/`],
    ...insurers.map(({ insurerId, name }) => [
      `desk of ${name}`,
      `${origin}/insurers/${insurerId}/`,
    ]),
    ['town hall', `${origin}/municipality/`],
    ['drill place', `${origin}/municipality/drill/`],
    ['health', `${origin}/health`],
  ] as const
  const width = 26
  say(`\nMimamori TV: a simulated town (started in ${(tookMs / 1000).toFixed(1)} s)\n`)
  for (const [name, url] of rows) say(`  ${pad(name ?? '', width)}${url}`)
  say('\n  invented people and their PINs:')
  for (const { name, pin, note } of personas) say(`  ${pad(name, width)}${pin}  ${note}`)
  say('\n  Everybody here is invented; J-LIS, insurers and cards are simulated. Ctrl-C stops.\n')
}

/** Full-width letters take two columns of a terminal. */
function pad(text: string, width: number): string {
  const letters = Array.from(text).filter((letter) => !/[\u{e0100}-\u{e01ef}]/u.test(letter))
  const columns = letters.reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 1 : 2), 0)
  return text + ' '.repeat(Math.max(1, width - columns))
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)
