import { linkFault } from '../../../apdu/link-fault.ts'
import type { Presence } from '../../../reader/card-slot.ts'
import type { LinkTimings } from '../link/timings.ts'
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
import { createPresenceBoard } from './presence-board.ts'

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
  readonly timings?: Partial<LinkTimings>
  readonly statusEveryMs: number
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

const soonestMs = 1_000
const latestMs = 15_000

/** Keeps a session with the paired remote alive: connects, asks for news, connects again. */
export function createSessionKeeper(deps: SessionKeeperDeps): SessionKeeper {
  const { surroundings, statusEveryMs } = deps
  const board = createPresenceBoard()
  let link: RemoteStatus['link'] = 'connecting'
  let session: HostSession | null = null
  let connecting: Promise<HostSession> | null = null
  let pauseMs = soonestMs
  let stopWaiting: () => void = () => undefined
  const refreshIn = (ms: number) => {
    stopWaiting()
    if (link !== 'closed') stopWaiting = surroundings.after(ms, refresh)
  }
  const refresh = () => {
    const question = Uint8Array.of(ASK_STATUS)
    connected()
      .then((held) => ask(held, question))
      .catch(() => undefined)
  }
  const connected = (): Promise<HostSession> => {
    if (link === 'closed') return Promise.reject(linkFault('reader_unavailable'))
    if (session !== null) return Promise.resolve(session)
    connecting ??= connect().finally(() => {
      connecting = null
    })
    return connecting
  }
  const connect = async (): Promise<HostSession> => {
    stopWaiting()
    try {
      const made = await openSession(deps, refresh)
      if (typeof made === 'string') return fail(made)
      if (link === 'closed') return fail('closed', made)
      link = 'connected'
      session = made
      pauseMs = soonestMs
      hear(made.greeting.status)
      return made
    } catch (fault) {
      lose(null)
      throw fault
    }
  }
  const fail = (why: RemoteStatus['link'], made?: HostSession): never => {
    made?.close()
    link = why
    throw linkFault('reader_unavailable', { cause: new Error(why) })
  }
  const hear = (status: ReaderStatus) => {
    board.hear(status)
    refreshIn(statusEveryMs)
  }
  /** In a later task, so that whoever waits for an answer learns first that the link is lost. */
  const forgetCard = () => {
    if (session === null) board.forget()
  }
  const lose = (lost: HostSession | null) => {
    if (lost !== session) return
    session?.close()
    if (link === 'connected') link = 'connecting'
    session = null
    surroundings.after(0, forgetCard)
    refreshIn(pauseMs)
    pauseMs = Math.min(latestMs, pauseMs * 2)
  }
  const ask = async (held: HostSession, question: Uint8Array): Promise<CardAnswer> => {
    if (held !== session) throw linkFault('reader_unavailable')
    try {
      const answer = await held.ask(question)
      if (answer.code === NOT_PAIRED) return fail('not_paired')
      hear(answer.status)
      return answer
    } catch (fault) {
      lose(held)
      throw fault
    }
  }
  refresh()
  return {
    presence: board.presence,
    onPresence: board.onPresence,
    status: () => ({ link, ...board.power() }),
    lease: () => leaseOf({ connected, ask, lose }),
    close: () => {
      link = 'closed'
      lose(session)
      stopWaiting()
    },
  }
}

/** The session that a lease first asks is the only one that it ever asks. */
function leaseOf({
  connected,
  ask,
  lose,
}: {
  readonly connected: () => Promise<HostSession>
  readonly ask: (held: HostSession, question: Uint8Array) => Promise<CardAnswer>
  readonly lose: (held: HostSession) => void
}): SessionLease {
  let held: HostSession | null = null
  return {
    ask: async (question) => {
      held ??= await connected()
      return ask(held, question)
    },
    cancel: () => held?.cancel(),
    giveUp: () => {
      if (held !== null) lose(held)
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
