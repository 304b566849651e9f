import { createBoxHost, type StoppableBoxHost } from '../box-host.ts'
import { boxThumbprint } from '../dpop-proof.ts'
import { type ServedBoxHost, serveBoxHost } from '../serve.ts'
import { codeOf, openBoxKeyFile } from './box-key-file.ts'
import { logText } from './log-text.ts'
import { type BoxHostOptions, helpText, readOptions } from './options.ts'
import type { ClosableSlot, Readers, Variables } from './readers.ts'

export interface BoxHostCommand {
  readonly args: readonly string[]
  readonly variables: Variables
  readonly readers: Readers
  /** For people who started it, a line at a time. */
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  /** Resolves when the service is to stop; asked when it runs. */
  readonly stopped: () => Promise<void>
}

const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/** Runs the box host until it is told to stop; answers the exit code of the process. */
export async function runBoxHost(command: BoxHostCommand): Promise<number> {
  const { args, variables, readers, say, complain } = command
  if (args.includes('--help')) {
    say(helpText(readers))
    return exitCodes.done
  }
  const options = readOptions(args, variables, readers)
  if (!options.ok) {
    for (const sentence of options.error) complain(`box-host: ${sentence}`)
    complain('box-host: --help tells the rest.')
    return exitCodes.usage
  }
  if (options.value.warning !== null) complain(`box-host: ${options.value.warning}`)
  try {
    const running = await start(options.value, command)
    await command.stopped()
    say('box-host: stopping')
    await running.close()
    say('box-host: stopped')
    return exitCodes.done
  } catch (cause) {
    complain(`box-host: ${cause instanceof Error ? cause.message : String(cause)}`)
    return exitCodes.failed
  }
}

interface Running {
  readonly close: () => Promise<void>
}

async function start(options: BoxHostOptions, command: BoxHostCommand): Promise<Running> {
  const key = await openBoxKeyFile(options.keyFile)
  if (!key.ok) throw new Error(key.error)
  const { boxKey, isNew } = key.value
  const thumbprint = await boxThumbprint(boxKey.publicKey)
  const slot = await openReader(options, command)
  const now = () => new Date()
  const host = createBoxHost({
    slot,
    boxKey,
    now,
    newId: () => crypto.randomUUID(),
    log: (line) => command.say(logText(line, now())),
  })
  const served = await openPort(host, options).catch(async (cause) => {
    await slot.close()
    throw cause
  })
  if (isNew) command.say(`box-host: made a new key in ${options.keyFile}`)
  command.say(`box-host: key for the operator's register (RFC 7638): ${thumbprint}`)
  command.say(`box-host: listens on ws://127.0.0.1:${served.port}${path} (${options.reader})`)
  return { close: () => stop(served, host, slot) }
}

const path = '/jsonrpc'

/** Lines first, so that no question comes any more; the reader last, with the card powered off. */
async function stop(served: ServedBoxHost, host: StoppableBoxHost, slot: ClosableSlot) {
  await served.close()
  await host.close()
  await slot.close()
}

async function openReader({ reader }: BoxHostOptions, command: BoxHostCommand) {
  const kind = command.readers.get(reader)
  if (kind === undefined) throw new RangeError(`there is no reader "${reader}"`)
  return kind.open(command).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The reader "${reader}" cannot be used: ${why}`, { cause })
  })
}

const openPort = (host: StoppableBoxHost, { port, origins, token }: BoxHostOptions) =>
  serveBoxHost({ host, path, port, origins, token }).catch((cause: unknown) => {
    const reasons = new Map([
      ['EADDRINUSE', `Port ${port} is taken. Stop what runs there, or choose another with --port.`],
      ['EACCES', `Port ${port} needs more rights. Choose one above 1023 with --port.`],
    ])
    throw new Error(reasons.get(codeOf(cause) ?? '') ?? `Port ${port} cannot be opened.`, { cause })
  })
