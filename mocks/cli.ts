const usage = `mimamori: the command line of Mimamori TV

  mimamori town     start the whole simulated town (what npm start runs)
  mimamori box-host the service on a box that owns the reader; --help tells its options
  mimamori card     a persona's simulated card in a virtual PC/SC reader; --help tells how
  mimamori remote   a simulated remote with a card reader in it; --help tells how
  mimamori areas    imports a municipality's areas from open data; --help tells how
  mimamori cap      checks alerts of the Common Alerting Protocol; --help tells how
  mimamori jma      checks telegrams of 気象庁防災情報XML; --help tells how
  mimamori help     this page
`

type Command = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>

/** Loaded when it is asked for. */
const commands = new Map<string, Command>([
  ['town', async (...given) => (await import('./commands/town.ts')).runTown(...given)],
  ['card', async (...given) => (await import('./commands/card.ts')).runCard(...given)],
  ['remote', async (args) => (await import('./commands/remote.ts')).runRemote(args)],
  ['areas', async (args) => (await import('./commands/areas.ts')).runAreas(args)],
  ['cap', async (args) => (await import('./commands/cap.ts')).runCap(args)],
  ['jma', async (args) => (await import('./commands/jma.ts')).runJma(args)],
  ['box-host', async (...given) => (await import('./commands/box-host.ts')).runBoxHost(...given)],
])

/** One subcommand per act; answers the exit code. */
export async function main([command = 'help', ...args]: readonly string[]): Promise<number> {
  const run = commands.get(command)
  if (run !== undefined) return run(args, process.env)
  if (command === 'help' || command === '--help' || command === '-h') {
    process.stdout.write(usage)
    return 0
  }
  process.stderr.write(`mimamori: there is no command "${command}".\n\n${usage}`)
  return 2
}
