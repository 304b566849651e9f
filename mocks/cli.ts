import { fileURLToPath } from 'node:url'
import { insurers, personas } from './fixtures/personas.ts'
import { type RunningTown, startTown } from './town.ts'

const usage = `mimamori: the command line of Mimamori TV

  mimamori town     start the whole simulated town (what npm start runs)
  mimamori box-host the service on a box that owns the reader; --help tells its options
  mimamori card     a persona's simulated card in a virtual PC/SC reader; --help tells how
  mimamori remote   a simulated remote with a card reader in it; --help tells how
  mimamori areas    imports a municipality's areas from open data; --help tells how
  mimamori cap      checks alerts of the Common Alerting Protocol; --help tells how
  mimamori jma      checks telegrams of 気象庁防災情報XML; --help tells how
  mimamori help     this page

Environment: PORT (8080), DATABASE_URL (else an embedded PostgreSQL in .data/)
`

type Command = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>

/** Loaded when it is asked for. */
const commands = new Map<string, Command>([
  ['card', async (...given) => (await import('./commands/card.ts')).runCard(...given)],
  ['remote', async (args) => (await import('./commands/remote.ts')).runRemote(args)],
  ['areas', async (args) => (await import('./commands/areas.ts')).runAreas(args)],
  ['cap', async (args) => (await import('./commands/cap.ts')).runCap(args)],
  ['jma', async (args) => (await import('./commands/jma.ts')).runJma(args)],
  ['box-host', async (...given) => (await import('./commands/box-host.ts')).runBoxHost(...given)],
])

/** One subcommand per act; answers the exit code. */
export async function main([command = 'help', ...args]: readonly string[]): Promise<number> {
  if (command === 'town') return runTown(process.env)
  const run = commands.get(command)
  if (run !== undefined) return run(args, process.env)
  if (command === 'help' || command === '--help') {
    process.stdout.write(usage)
    return 0
  }
  process.stderr.write(`mimamori: there is no command "${command}".\n\n${usage}`)
  return 2
}

async function runTown(env: NodeJS.ProcessEnv): Promise<number> {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    console.error(`PORT must be a number from 1 to 65535, not "${env.PORT}".`)
    return 2
  }
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  const startedAt = Date.now()
  try {
    const town = await startTown({
      port,
      databaseUrl: env.DATABASE_URL ?? null,
      dataDir: fileURLToPath(new URL('../.data', import.meta.url)),
      say: (line) => console.log(`  ${line}`),
      onFault: (fault) => console.error(fault),
    })
    sayAddresses(town, Date.now() - startedAt)
    await stopped
    console.log('\n  stopping ...')
    await town.close()
    console.log('  stopped')
    return 0
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
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
  console.log(`\nMimamori TV: a simulated town (started in ${(tookMs / 1000).toFixed(1)} s)\n`)
  for (const [name, url] of rows) console.log(`  ${pad(name ?? '', width)}${url}`)
  console.log('\n  invented people and their PINs:')
  for (const { name, pin, note } of personas) console.log(`  ${pad(name, width)}${pin}  ${note}`)
  console.log(
    '\n  Everybody here is invented; J-LIS, insurers and cards are simulated. Ctrl-C stops.\n',
  )
}

/** Full-width letters take two columns of a terminal. */
function pad(text: string, width: number): string {
  const letters = Array.from(text).filter((letter) => !/[\u{e0100}-\u{e01ef}]/u.test(letter))
  const columns = letters.reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 1 : 2), 0)
  return text + ' '.repeat(Math.max(1, width - columns))
}
