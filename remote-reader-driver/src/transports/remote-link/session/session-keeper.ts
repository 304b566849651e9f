import { linkFault } from '../../../apdu/link-fault.ts'
import type { Presence } from '../../../reader/card-slot.ts'
import type { KeyPair, NoisePrimitives } from '../noise/primitives.ts'
import { isSameBytes } from '../pairing/passkey.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { Surroundings } from '../surroundings.ts'
import {
  ASK_STATUS,
  type CardAnswer,
  DONE,
  NOT_PAIRED,
  type ReaderStatus,
  type RemotePower,
} from './card-message.ts'
import { connectHostSession, type HostSession } from './host-session.ts'
import { createPresenceBoard, type PresenceBoard } from './presence-board.ts'

/** How the remote is: whether it is reached, and what it last said of itself. */
export interface RemoteStatus extends RemotePower {
  readonly link: 'connecting' | 'connected' | 'unknown_remote' | 'not_paired' | 'closed'
}

export interface SessionKeeperDeps {
  readonly pipe: ReportPipe
  readonly keys: KeyPair
  readonly pairedWith: Uint8Array
  readonly surroundings: Surroundings
  readonly primitives: NoisePrimitives
}

/** A claim on one session: once that session is over, every question rejects. */
export interface SessionLease {
  readonly ask: (question: Uint8Array) => Promise<CardAnswer>
  readonly cancel: () => void
  /** Ends the session for good. */
  readonly giveUp: () => void
}

export interface SessionKeeper {
  readonly presence: () => Presence
  readonly onPresence: (listener: (presence: Presence) => void) => () => void
  readonly status: () => RemoteStatus
  readonly lease: () => SessionLease
  readonly close: () => void
}

/** How often an idle remote is asked for its status. */
const statusEveryMs = 5_000
const soonestMs = 1_000
const latestMs = 15_000

interface KeeperState extends SessionKeeperDeps {
  readonly board: PresenceBoard
  link: RemoteStatus['link']
  session: HostSession | null
  connecting: Promise<HostSession> | null
  pauseMs: number
  stopWaiting: () => void
}

/** Keeps a session with the paired remote alive: connects, asks for news, connects again. */
export function createSessionKeeper(deps: SessionKeeperDeps): SessionKeeper {
  const board = createPresenceBoard()
  const keeper: KeeperState = {
    ...deps,
    board,
    link: 'connecting',
    session: null,
    connecting: null,
    pauseMs: soonestMs,
    stopWaiting: () => undefined,
  }
  refresh(keeper)
  return {
    presence: board.presence,
    onPresence: board.onPresence,
    status: () => ({ link: keeper.link, ...board.power() }),
    lease: () => leaseOf(keeper),
    close: () => {
      keeper.link = 'closed'
      lose(keeper, keeper.session)
      keeper.stopWaiting()
    },
  }
}

function refresh(keeper: KeeperState) {
  connected(keeper)
    .then((session) => ask(keeper, session, Uint8Array.of(ASK_STATUS)))
    .catch(() => undefined)
}

function refreshIn(keeper: KeeperState, ms: number) {
  keeper.stopWaiting()
  if (keeper.link === 'closed') return
  keeper.stopWaiting = keeper.surroundings.after(ms, () => refresh(keeper))
}

/** The session there is, else a new one; only one is made at a time. */
function connected(keeper: KeeperState): Promise<HostSession> {
  if (keeper.link === 'closed') return Promise.reject(linkFault('reader_unavailable'))
  if (keeper.session !== null) return Promise.resolve(keeper.session)
  keeper.connecting ??= connect(keeper).finally(() => {
    keeper.connecting = null
  })
  return keeper.connecting
}

async function connect(keeper: KeeperState): Promise<HostSession> {
  keeper.stopWaiting()
  try {
    const made = await openSession(keeper, () => refresh(keeper))
    if (typeof made === 'string') return fail(keeper, made)
    if (isClosed(keeper)) {
      made.close()
      return fail(keeper, 'closed')
    }
    keeper.link = 'connected'
    keeper.session = made
    keeper.pauseMs = soonestMs
    hear(keeper, made.greeting.status)
    return made
  } catch (fault) {
    lose(keeper, null)
    throw fault
  }
}

const isClosed = ({ link }: KeeperState): boolean => link === 'closed'

function fail(keeper: KeeperState, why: RemoteStatus['link']): never {
  keeper.link = why
  throw linkFault('reader_unavailable', { cause: new Error(why) })
}

function hear(keeper: KeeperState, status: ReaderStatus) {
  keeper.board.hear(status)
  refreshIn(keeper, statusEveryMs)
}

/** The board forgets in a later task: whoever waits for an answer learns first that it is lost. */
function lose(keeper: KeeperState, lost: HostSession | null) {
  if (lost !== keeper.session) return
  lost?.close()
  if (keeper.link === 'connected') keeper.link = 'connecting'
  keeper.session = null
  keeper.surroundings.after(0, () => {
    if (keeper.session === null) keeper.board.forget()
  })
  refreshIn(keeper, keeper.pauseMs)
  keeper.pauseMs = Math.min(latestMs, keeper.pauseMs * 2)
}

async function ask(
  keeper: KeeperState,
  session: HostSession,
  question: Uint8Array,
): Promise<CardAnswer> {
  if (session !== keeper.session) throw linkFault('reader_unavailable')
  try {
    const answer = await session.ask(question)
    if (answer.code === NOT_PAIRED) return fail(keeper, 'not_paired')
    hear(keeper, answer.status)
    return answer
  } catch (fault) {
    lose(keeper, session)
    throw fault
  }
}

/** The session that a lease first asks is the only one that it ever asks. */
function leaseOf(keeper: KeeperState): SessionLease {
  let held: HostSession | null = null
  return {
    ask: async (question) => {
      held ??= await connected(keeper)
      return ask(keeper, held, question)
    },
    cancel: () => held?.cancel(),
    giveUp: () => {
      if (held !== null) lose(keeper, held)
    },
  }
}

async function openSession(deps: SessionKeeperDeps, onRing: () => void) {
  const isExpected = (remoteKey: Uint8Array) => isSameBytes(remoteKey, deps.pairedWith)
  const connected = await connectHostSession({ ...deps, isExpected, onRing })
  if (!connected.ok) return connected.error
  if (connected.value.greeting.code === DONE) return connected.value
  connected.value.close()
  return 'not_paired'
}
