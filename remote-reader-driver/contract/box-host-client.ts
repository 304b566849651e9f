import * as z from 'zod/mini'
import {
  type AuthenticateParams,
  boxHostMethods,
  CardAnswer,
  CardPresence,
  type CardReaderEvent,
  type CardStep,
  cardReaderCallsign,
  cardReaderEvents,
  Proof,
  type ProofParams,
  ReadCertificate,
  TriesLeft,
} from './box-host.ts'
import { CardRefusal } from './card-refusal.ts'
import type { Channel } from './channel.ts'
import { type RpcError, RpcFromHost } from './json-rpc.ts'
import { err, ok, type Result } from './result.ts'

/** What the host tells without being asked. */
export type BoxEvent =
  | { readonly event: 'cardInserted' }
  | { readonly event: 'cardRemoved' }
  | { readonly event: 'progress'; readonly step: CardStep }

/**
 * The box host as the TV sees it. A refusal of the card is a value; a promise rejects only when the
 * line closes or the host breaks the contract.
 */
export interface BoxHostClient {
  readonly status: () => Promise<CardPresence>
  /** Base64 of the certificate on the card, without a PIN and so without any proof. */
  readonly certificate: () => Promise<Result<string, CardRefusal>>
  readonly triesLeft: () => Promise<Result<number, CardRefusal>>
  readonly authenticate: (params: AuthenticateParams) => Promise<Result<CardAnswer, CardRefusal>>
  readonly proof: (params: ProofParams) => Promise<string>
  /** Tells every event from now on until the returned function is called. */
  readonly onEvent: (listener: (event: BoxEvent) => void) => () => void
  readonly onClose: (listener: () => void) => void
}

const listenerId = `client.${cardReaderCallsign}.events`
const eventNames = ['cardInserted', 'cardRemoved', 'progress'] as const satisfies CardReaderEvent[]

/** Speaks to a box host over `channel`; every message is parsed before it is believed. */
export function createBoxHostClient(channel: Channel): BoxHostClient {
  const calls = createCalls(channel)
  const listeners = new Set<(event: BoxEvent) => void>()
  channel.onMessage((text) => {
    const message = parseMessage(text)
    if (message === null) return channel.close()
    if (!('method' in message)) return calls.settle(message)
    const event = parseEvent(message.method, message.params)
    if (event === null) return
    for (const listener of listeners) listener(event)
  })
  const { ask, askCard } = createQuestions(calls)
  const registerAll = () =>
    Promise.all(
      eventNames.map((event) => ask(boxHostMethods.register, z.null(), { event, id: listenerId })),
    )
  return {
    status: () => ask(boxHostMethods.status, CardPresence),
    certificate: async () => {
      const read = await askCard(boxHostMethods.certificate, ReadCertificate)
      return read.ok ? ok(read.value.certificate) : read
    },
    triesLeft: async () => {
      const asked = await askCard(boxHostMethods.triesLeft, TriesLeft)
      return asked.ok ? ok(asked.value.triesLeft) : asked
    },
    authenticate: (params) => askCard(boxHostMethods.authenticate, CardAnswer, params),
    proof: async (params) => (await ask(boxHostMethods.proof, Proof, params)).proof,
    onEvent: (listener) => {
      if (listeners.size === 0) registerAll().catch(channel.close)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onClose: channel.onClose,
  }
}

/** Questions whose answers are parsed; `askCard` takes a refusal of the card for an answer. */
const createQuestions = ({ call }: Calls) => ({
  ask: async <T>(method: string, answer: z.ZodMiniType<T>, params?: unknown): Promise<T> => {
    const replied = await call(method, params)
    return replied.ok ? answer.parse(replied.value) : refuse(replied.error)
  },
  askCard: async <T>(
    method: string,
    answer: z.ZodMiniType<T>,
    params?: unknown,
  ): Promise<Result<T, CardRefusal>> => {
    const replied = await call(method, params)
    if (replied.ok) return ok(answer.parse(replied.value))
    const refusal = CardRefusal.safeParse(replied.error.data)
    return refusal.success ? err(refusal.data) : refuse(replied.error)
  },
})

/** Null for what no host that keeps the contract would say: then the line is not to be trusted. */
function parseMessage(text: string): RpcFromHost | null {
  try {
    return RpcFromHost.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function refuse({ code, message }: RpcError): never {
  throw new Error(`the box host answered ${code} ${message}`)
}

function parseEvent(method: string, params: unknown): BoxEvent | null {
  const event = eventNames.find((name) => method === `${listenerId}.${name}`)
  if (event === undefined) return null
  if (event !== 'progress') return { event }
  const progress = cardReaderEvents.progress.safeParse(params)
  return progress.success ? { event, step: progress.data.step } : null
}

type Reply = Result<unknown, RpcError>
type Answered = Exclude<RpcFromHost, { method: string }>

interface Calls {
  readonly call: (method: string, params: unknown) => Promise<Reply>
  readonly settle: (answered: Answered) => void
}

/** Matches answers to questions by id, and gives up on all of them when the line closes. */
function createCalls(channel: Channel): Calls {
  const waiting = new Map<
    number,
    { resolve: (reply: Reply) => void; reject: (error: Error) => void }
  >()
  let isOpen = true
  let lastId = 0
  channel.onClose(() => {
    isOpen = false
    for (const { reject } of waiting.values()) reject(new Error('the line to the box host closed'))
    waiting.clear()
  })
  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        if (!isOpen) return reject(new Error('the line to the box host is closed'))
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        channel.send(JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params }))
      }),
    settle: (answered) => {
      if (typeof answered.id !== 'number') return
      const call = waiting.get(answered.id)
      waiting.delete(answered.id)
      call?.resolve('error' in answered ? err(answered.error) : ok(answered.result))
    },
  }
}
