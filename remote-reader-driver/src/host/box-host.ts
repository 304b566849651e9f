import {
  boxIdentityCallsign,
  type CardReaderEvent,
  cardReaderCallsign,
  ProofParams,
} from '../../contract/box-host.ts'
import type { Channel } from '../../contract/channel.ts'
import type { RpcError, RpcRequest } from '../../contract/json-rpc.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { createCardReader } from '../reader/card-reader.ts'
import type { CardSlot } from '../reader/card-slot.ts'
import { cardMethods } from './card-methods.ts'
import { createProof, type ProofDeps } from './dpop-proof.ts'
import { createEventRegistry } from './event-registry.ts'
import { type Caller, type Methods, method } from './method.ts'
import { findMethod, type Plugins } from './plugins.ts'
import { answerText, eventText, parseRequest, rpcError } from './rpc-message.ts'

/** Questions of one client that may wait for their answers at once. */
export const mostWaiting = 32

/** A line of the host's log: which method, and how it ended. Never what was in it. */
export interface HostLogLine {
  readonly method: string | null
  /** 0 when it was answered, else the code of the error. */
  readonly code: number
  readonly fault?: unknown
}

export interface BoxHostDeps extends ProofDeps {
  readonly slot: CardSlot
  readonly log: (line: HostLogLine) => void
  readonly apduTimeoutMs?: number
}

export interface BoxHost {
  /** Serves one client until its line closes, and then lets go of everything it had asked for. */
  readonly connect: (channel: Channel) => void
}

export interface StoppableBoxHost extends BoxHost {
  /** Ends every line, and resolves when nothing runs any more: the card is powered off then. */
  readonly close: () => Promise<void>
}

/** The service on the box that owns the reader and the box's key; all clients share one reader. */
export function createBoxHost(deps: BoxHostDeps): StoppableBoxHost {
  const { slot, apduTimeoutMs } = deps
  const reader = createCardReader(apduTimeoutMs === undefined ? { slot } : { slot, apduTimeoutMs })
  const plugins: Plugins = new Map([
    [cardReaderCallsign, cardMethods(reader)],
    [boxIdentityCallsign, identityMethods(deps)],
  ])
  const channels = new Set<Channel>()
  const running = new Set<Promise<void>>()
  const listen = (connection: Connection) => (text: string) => {
    const served = serve(text, connection).finally(() => running.delete(served))
    running.add(served)
  }
  return {
    connect: (channel) => {
      const { caller, end } = createCaller(channel)
      const forget = slot.onPresence((presence) =>
        caller.tell(presence === 'present' ? 'cardInserted' : 'cardRemoved', {}),
      )
      channels.add(channel)
      channel.onMessage(listen({ channel, caller, plugins, log: deps.log, waiting: new Set() }))
      channel.onClose(() => {
        channels.delete(channel)
        forget()
        end()
      })
    },
    close: async () => {
      for (const channel of channels) channel.close()
      await Promise.all(running)
    },
  }
}

const identityMethods = (deps: ProofDeps): Methods =>
  new Map([
    ['proof', method(ProofParams, async (asked) => ok({ proof: await createProof(deps, asked) }))],
  ])

function createCaller(channel: Channel): { readonly caller: Caller; readonly end: () => void } {
  const events = createEventRegistry()
  const gone = new AbortController()
  const tell = (event: CardReaderEvent, params: object) => {
    for (const id of events.idsOf(event)) channel.send(eventText(id, event, params))
  }
  return { caller: { events, tell, signal: gone.signal }, end: () => gone.abort() }
}

interface Connection {
  readonly channel: Channel
  readonly caller: Caller
  readonly plugins: Plugins
  readonly log: (line: HostLogLine) => void
  /** The questions of this client that have no answer yet. */
  readonly waiting: Set<RpcRequest>
}

/** An answer, with the fault behind it for the log when it is an internal error. */
interface Answered {
  readonly answer: Result<unknown, RpcError>
  readonly fault?: unknown
}

async function serve(text: string, connection: Connection): Promise<void> {
  const { channel, caller, log, plugins } = connection
  const request = parseRequest(text)
  if (!request.ok) {
    log({ method: null, code: request.error.code })
    return channel.send(answerText(null, request))
  }
  const { id, method: name } = request.value
  // A question without an id wants no answer (JSON-RPC 2.0 §4.1), so nothing is done for it.
  if (id === undefined) return
  const { answer, ...fault } = await answerInTurn(request.value, connection)
  const method = findMethod(plugins, name) === null ? null : name
  log({ method, code: answer.ok ? 0 : answer.error.code, ...fault })
  if (!caller.signal.aborted) channel.send(answerText(id, answer))
}

/** A client that does not wait for its answers is told so, and the question is not begun. */
async function answerInTurn(request: RpcRequest, connection: Connection): Promise<Answered> {
  const { waiting } = connection
  if (waiting.size === mostWaiting) return { answer: err(rpcError('tooManyQuestions')) }
  waiting.add(request)
  try {
    return await answerOne(request, connection)
  } finally {
    waiting.delete(request)
  }
}

async function answerOne(
  { method: name, params }: RpcRequest,
  { caller, plugins }: Connection,
): Promise<Answered> {
  const found = findMethod(plugins, name)
  if (found === null) return { answer: err(rpcError('methodNotFound')) }
  try {
    return { answer: await found(params, caller) }
  } catch (fault) {
    return { answer: err(rpcError('internalError')), fault }
  }
}
