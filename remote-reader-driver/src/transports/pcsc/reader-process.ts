import { connect as connectSocket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { NativeReader, NativeService } from '@pokusew/pcsclite'
import { codeIn, pcscCodes } from './pcsc-result.ts'
import {
  NumberedAsk,
  type ReaderAnswer,
  type ReaderAsk,
  type ReaderNews,
} from './reader-process-messages.ts'

/**
 * The process that holds PC/SC. The native module can wait without end inside a call (docs/decisions/
 * 040), so it lives here, where its parent can end it; with it goes every handle, and pcscd resets
 * the card. It ends itself whenever PC/SC fails: the next one begins afresh.
 */
const longestAnswer = 65_538
const daemonPollMs = 250
const firstLookMs = 300
/** How long a card may take to give its power back to a parent that is gone. */
const lastUnpowerMs = 2000

const say = (news: ReaderNews): void => {
  if (process.connected) process.send?.(news)
}

const readers = new Map<string, NativeReader>()
const presences = new Map<string, boolean>()
let connected: { readonly reader: NativeReader; readonly protocol: number } | null = null

/** In the order of PC/SC, and only once it is known of each whether there is a card. */
function sayReaders(): void {
  const names = [...readers.keys()]
  if (!names.every((name) => presences.has(name))) return
  const seen = names.map((name) => ({ name, isCardPresent: presences.get(name) === true }))
  say({ say: 'readers', readers: seen })
}

function watchReader(reader: NativeReader): void {
  readers.set(reader.name, reader)
  reader.on('status', ({ state }) => {
    presences.set(reader.name, (state & reader.SCARD_STATE_PRESENT) !== 0)
    sayReaders()
  })
  reader.on('error', fail)
  reader.on('end', () => {
    readers.delete(reader.name)
    presences.delete(reader.name)
    sayReaders()
  })
}

const end = (): never => process.exit(0)

/** PC/SC has failed: with this process go all its handles. */
function fail(fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : String(fault)
  const news: ReaderNews = { say: 'service_failed', reason }
  if (process.connected) process.send?.(news, end)
}

const done = (answer: Uint8Array = new Uint8Array()): ReaderAnswer => ({ outcome: 'done', answer })
const failed = (code: number): ReaderAnswer => ({ outcome: 'failed', code })

async function connectCard(name: string): Promise<ReaderAnswer> {
  const reader = readers.get(name)
  if (reader === undefined) return failed(pcscCodes.unknownReader)
  const { SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1, SCARD_SHARE_EXCLUSIVE } = reader
  const protocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1
  return new Promise((resolve) => {
    reader.connect({ share_mode: SCARD_SHARE_EXCLUSIVE, protocol }, (error, agreed) => {
      if (!error) connected = { reader, protocol: agreed }
      resolve(error ? failed(codeIn(error.message)) : done())
    })
  })
}

async function transmit(command: Uint8Array): Promise<ReaderAnswer> {
  if (connected === null) return failed(pcscCodes.resetCard)
  const { reader, protocol } = connected
  const bytes = Buffer.from(command)
  command.fill(0)
  return new Promise((resolve) => {
    reader.transmit(bytes, longestAnswer, protocol, (error, answer) => {
      bytes.fill(0)
      resolve(error ? failed(codeIn(error.message)) : done(answer))
    })
  })
}

/** A handle that cannot be given back would be in the way of the next card: then all of it goes. */
async function unpower(): Promise<ReaderAnswer> {
  if (connected === null) return done()
  const { reader } = connected
  connected = null
  return new Promise((resolve) => {
    reader.disconnect(reader.SCARD_UNPOWER_CARD, (error) => {
      if (error) end()
      resolve(done())
    })
  })
}

function answerTo(asked: ReaderAsk): Promise<ReaderAnswer> {
  if (asked.ask === 'connect') return connectCard(asked.reader)
  return asked.ask === 'transmit' ? transmit(asked.command) : unpower()
}

async function onMessage(message: unknown): Promise<void> {
  const { id, asked } = NumberedAsk.parse(message)
  say({ say: 'answer', id, answer: await answerTo(asked) })
}

/** The native module spins for ever where no daemon is; it is called only once one listens. */
async function untilDaemonListens(socketPath: string): Promise<void> {
  for (let looked = 0; !(await canConnect(socketPath)); looked += 1) {
    if (looked === 0) sayReaders()
    await delay(daemonPollMs)
  }
}

const canConnect = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connectSocket(path)
    const settle = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })

/** Null, and the parent told, where the optional dependency is not built. */
async function loadModule(): Promise<(() => NativeService) | null> {
  try {
    const { default: pcsclite } = await import('@pokusew/pcsclite')
    return pcsclite
  } catch (error) {
    say({ say: 'module_missing', reason: error instanceof Error ? error.message : String(error) })
    return null
  }
}

/** PC/SC for as long as it works: from when its daemon listens to its first error. */
async function serveReaders(openService: () => NativeService, socketPath: string): Promise<void> {
  if (socketPath !== '') await untilDaemonListens(socketPath)
  const service = openService()
  service.on('reader', watchReader)
  service.on('error', fail)
  await delay(firstLookMs)
  if (readers.size === 0) sayReaders()
}

// Ctrl-C reaches every process of a terminal; the parent powers the card off first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => {
  setTimeout(end, lastUnpowerMs)
  void unpower().then(end)
})
process.on('message', (message) => void onMessage(message))
const [daemonSocket = ''] = process.argv.slice(2)
const openService = await loadModule()
if (openService !== null) await serveReaders(openService, daemonSocket).catch(fail)
