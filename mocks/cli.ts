const usage = `mimamori: the command line of Mimamori TV

  mimamori town     start the whole simulated town (what npm start runs)
  mimamori help     this page

Environment: PORT (8080), DATABASE_URL (else an embedded PostgreSQL in .data/)
`

/** One subcommand per act; answers the exit code. */
export async function main([command = 'help']: readonly string[]): Promise<number> {
  if (command === 'help' || command === '--help') {
    process.stdout.write(usage)
    return 0
  }
  process.stderr.write(`mimamori: there is no command "${command}".\n\n${usage}`)
  return 2
}
