import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { pcscCodes } from './pcsc-result.ts'
import {
  type NumberedAsk,
  type ReaderAnswer,
  type ReaderAsk,
  ReaderNews,
  type SeenReader,
} from './reader-process-messages.ts'

/** PC/SC, held by a process of its own that is started again whenever it ends. */
export interface PcscLink {
  /** Empty while there is no PC/SC service. */
  readonly readers: () => readonly SeenReader[]
  readonly onReaders: (listener: () => void) => () => void
  /** `noService` when the process ends before it answers. */
  readonly ask: (asked: ReaderAsk) => Promise<ReaderAnswer>
  /** Ends the process, and with it every handle; another one takes its place. */
  readonly restart: () => void
  readonly close: () => Promise<void>
}

export interface PcscLinkOptions {
  /** Where the PC/SC daemon listens; the empty string on systems that have no such socket. */
  readonly daemonSocket: string
  /** How long to wait before PC/SC is looked for again. */
  readonly restartMs: number
  /** Told why PC/SC failed, for a log; the link looks for it again by itself. */
  readonly onFault: (reason: string) => void
}

interface LinkState {
  readonly options: PcscLinkOptions
  readonly listeners: Set<() => void>
  readonly pending: Map<number, (answer: ReaderAnswer) => void>
  readers: readonly SeenReader[]
  child: ChildProcess | null
  timer: NodeJS.Timeout | undefined
  lastId: number
  isClosed: boolean
}

const noService: ReaderAnswer = { outcome: 'failed', code: pcscCodes.noService }

/**
 * Starts the process that holds PC/SC, and resolves once it has looked for readers. Rejects where
 * the optional native module is not built.
 */
export async function startPcscLink(options: PcscLinkOptions): Promise<PcscLink> {
  const state: LinkState = {
    options,
    listeners: new Set(),
    pending: new Map(),
    readers: [],
    child: null,
    timer: undefined,
    lastId: 0,
    isClosed: false,
  }
  await startProcess(state)
  return {
    readers: () => state.readers,
    onReaders: (listener) => {
      state.listeners.add(listener)
      return () => state.listeners.delete(listener)
    },
    ask: (asked) => ask(state, asked),
    restart: () => state.child?.kill('SIGKILL'),
    close: () => close(state),
  }
}

/** Resolves at the first news of readers; a process that ends sooner is only tried again. */
function startProcess(state: LinkState): Promise<void> {
  const child = forkReaderProcess(state.options.daemonSocket)
  state.child = child
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const news = ReaderNews.parse(message)
      onNews(state, news)
      if (news.say === 'readers') resolve()
      if (news.say !== 'module_missing') return
      state.isClosed = true
      child.kill('SIGKILL')
      reject(new Error(missingModule, { cause: news.reason }))
    })
    child.once('error', ({ message }) => state.options.onFault(message))
    child.once('close', () => {
      onEnd(state)
      resolve()
    })
  })
}

function onNews(state: LinkState, news: ReaderNews): void {
  if (news.say === 'answer') settle(state, news.id, news.answer)
  if (news.say === 'service_failed') state.options.onFault(news.reason)
  if (news.say === 'readers') setReaders(state, news.readers)
}

const missingModule =
  'PC/SC readers need the package @pokusew/pcsclite, which is not built here. On Debian: ' +
  'apt-get install libpcsclite-dev g++ make python3, then npm ci (or npm rebuild @pokusew/pcsclite).'

function forkReaderProcess(daemonSocket: string): ChildProcess {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return fork(fileURLToPath(new URL('./reader-process.ts', import.meta.url)), [daemonSocket], {
    execArgv: ['--import', tsx],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** Nobody waits for an answer that cannot come, and the next process begins without readers. */
function onEnd(state: LinkState): void {
  state.child = null
  for (const id of [...state.pending.keys()]) settle(state, id, noService)
  setReaders(state, [])
  if (state.isClosed) return
  state.timer = setTimeout(
    () => void startProcess(state).catch(() => undefined),
    state.options.restartMs,
  )
}

function setReaders(state: LinkState, readers: readonly SeenReader[]): void {
  state.readers = readers
  for (const listener of state.listeners) listener()
}

function settle(state: LinkState, id: number, answer: ReaderAnswer): void {
  state.pending.get(id)?.(answer)
  state.pending.delete(id)
}

function ask(state: LinkState, asked: ReaderAsk): Promise<ReaderAnswer> {
  const { child } = state
  if (child === null || !child.connected) return Promise.resolve(noService)
  state.lastId += 1
  const numbered: NumberedAsk = { id: state.lastId, asked }
  return new Promise((resolve) => {
    state.pending.set(numbered.id, resolve)
    child.send(numbered, (error) => {
      if (error !== null) settle(state, numbered.id, noService)
    })
  })
}

async function close(state: LinkState): Promise<void> {
  state.isClosed = true
  clearTimeout(state.timer)
  const { child } = state
  if (child === null) return
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
}
