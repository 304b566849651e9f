/** Where a command is run from. */
export interface Terminal {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  readonly input: () => AsyncIterable<Uint8Array>
}

/** Of a process that a reader ended by going away, as a shell tells it: 128 and SIGPIPE. */
const readerGone = 141

/** The terminal of this process; who reads it may go away (`… | head -1`), which ends the command. */
export function processTerminal(command: string): Terminal {
  process.stdout.once('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault
    process.exit(readerGone)
  })
  return {
    say: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`mimamori ${command}: ${line}\n`),
    input: () => process.stdin,
  }
}
