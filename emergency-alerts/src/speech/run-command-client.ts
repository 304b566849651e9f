import { spawn } from 'node:child_process'

export interface CommandRun {
  readonly command: string
  readonly args: readonly string[]
  /** Given on standard input, UTF-8. */
  readonly input: string
  readonly timeoutMs: number
}

const mostBytes = 16 * 1024 * 1024

/** What a command writes to its standard output; rejects when it fails, is missing or takes too long. */
export function runCommand(run: CommandRun): Promise<Uint8Array<ArrayBuffer>> {
  const { command, args, input, timeoutMs } = run
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    const chunks: Uint8Array[] = []
    let size = 0
    child.stdout.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size > mostBytes) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.once('error', (cause) => reject(new Error(`${command} cannot be run`, { cause })))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(new Uint8Array(Buffer.concat(chunks)))
      else reject(new Error(`${command} ended with ${signal ?? code}`))
    })
    // A command that ends early does not read all of it; how it ended says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
