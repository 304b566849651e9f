import { KEEPALIVE_CARD, KEEPALIVE_VIEWER } from '../frames/link-command.ts'
import type { Serving } from '../link/line.ts'
import {
  answerHandshake,
  type HandshakeParty,
  readFinish,
  type Transport,
} from '../noise/handshake.ts'
import { type KeyPair, type NoisePrimitives, newKeyPair } from '../noise/primitives.ts'
import { joined, type SymmetricState } from '../noise/symmetric-state.ts'
import { createPairingAnswers } from '../pairing/pairing-answers.ts'
import type { PairingDesk } from '../pairing/pairing-desk.ts'
import { isSameBytes } from '../pairing/passkey.ts'
import {
  ASK_PAIR_BEGIN,
  ASK_PAIR_KEEP,
  type CardAnswer,
  DONE,
  encodeAnswer,
  FINISH,
  HELLO,
  NOT_PAIRED,
  prologue,
  type ReaderStatus,
  SEALED,
} from '../session/card-message.ts'
import { pad, unpad } from '../session/padding.ts'
import type { Surroundings } from '../surroundings.ts'
import type { CardDesk, CardWork } from './card-desk.ts'

export interface FarSessionDeps {
  readonly keys: KeyPair
  readonly primitives: NoisePrimitives
  readonly surroundings: Surroundings
  readonly pairing: PairingDesk
  readonly cards: CardDesk
  readonly status: () => ReaderStatus
  /** The paired host has proven itself on this channel: every other session is over. */
  readonly onPairedHost: () => void
  /** The session cannot go on. */
  readonly onWornOut: () => void
}

type Phase =
  | { readonly is: 'new' }
  | { readonly is: 'greeted'; readonly party: HandshakeParty; readonly state: SymmetricState }
  | { readonly is: 'secure'; readonly transport: Transport; readonly pair: Ask }

type Ask = (question: Uint8Array) => CardWork

const nothing = new Uint8Array()
const unknown: ReaderStatus = {
  presence: 'absent',
  changes: 0,
  batteryPercent: null,
  signalPercent: null,
}

/**
 * The remote's side of one session. A message that is out of place or not authentic is answered by
 * null and changes nothing, so that forged reports cannot end a handshake or a session.
 */
export function createFarSession(deps: FarSessionDeps): (message: Uint8Array) => Serving | null {
  let phase: Phase = { is: 'new' }
  let isGreeted = false
  const hello = (message: Uint8Array): Serving | null => {
    const greeted = greet(deps, message)
    if (greeted === null) return null
    phase = greeted.phase
    return atOnce(greeted.answer)
  }
  const finish = (greeted: Phase & { is: 'greeted' }, message: Uint8Array): Serving | null => {
    const done = readFinish(greeted.party, greeted.state, message)
    if (done === null || done.payload.length > 0) return null
    const { transport } = done
    const { handshakeHash, otherKey: hostKey } = transport
    const pair = createPairingAnswers({ ...deps, desk: deps.pairing, handshakeHash, hostKey })
    phase = { is: 'secure', transport, pair }
    const code = greetPaired(transport) ? DONE : NOT_PAIRED
    return atOnce(sealed(deps, transport, { code, body: nothing }))
  }
  const greetPaired = (transport: Transport): boolean => {
    if (!isPaired(deps, transport)) return false
    if (!isGreeted) deps.onPairedHost()
    isGreeted = true
    return true
  }
  const secure = ({ transport, pair }: Phase & { is: 'secure' }, message: Uint8Array) => {
    const opened = transport.receiving.open(message)
    if (opened === null) return null
    const question = unpad(opened) ?? new Uint8Array()
    opened.fill(0)
    const [kind = 0] = question
    const isAboutPairing = kind >= ASK_PAIR_BEGIN && kind <= ASK_PAIR_KEEP
    const askCards = () => (greetPaired(transport) ? deps.cards.ask(question) : notPaired())
    const { answer, cancel } = isAboutPairing ? pair(question) : askCards()
    const waitsFor = kind === ASK_PAIR_BEGIN ? KEEPALIVE_VIEWER : KEEPALIVE_CARD
    const sealedAnswer = answer.then((said) => {
      question.fill(0)
      return sealed(deps, transport, said)
    })
    return { answer: sealedAnswer, cancel, waitsFor }
  }
  return (message) => {
    const body = message.slice(1)
    if (message[0] === HELLO && phase.is === 'new') return hello(body)
    if (message[0] === FINISH && phase.is === 'greeted') return finish(phase, body)
    if (message[0] === SEALED && phase.is === 'secure') return secure(phase, body)
    return null
  }
}

/** Answers the first message of a handshake; null for one that cannot be it. */
function greet({ keys, primitives, surroundings }: FarSessionDeps, message: Uint8Array) {
  const ephemeral = newKeyPair(surroundings.randomBytes, primitives)
  const party = { primitives, prologue, keys, ephemeral }
  const answered = answerHandshake(party, message)
  if (answered === null || answered.payload.length > 0) return null
  const phase = { is: 'greeted', party, state: answered.state } as const
  return { phase, answer: joined(Uint8Array.of(HELLO), answered.message) }
}

/** A host that is not paired may pair, and learns nothing else. */
const notPaired = (): CardWork => ({
  answer: Promise.resolve({ code: NOT_PAIRED, body: nothing }),
  cancel: () => undefined,
})

/** Asked with every question: a new pairing ends what the former host may do at once. */
function isPaired({ pairing }: FarSessionDeps, { otherKey }: Transport): boolean {
  const paired = pairing.pairedWith()
  return paired !== null && isSameBytes(paired, otherKey)
}

function sealed(deps: FarSessionDeps, transport: Transport, answer: CardAnswer): Uint8Array {
  const status = isPaired(deps, transport) ? deps.status() : unknown
  const closed = transport.sending.seal(pad(encodeAnswer({ ...answer, status })))
  if (closed === null) deps.onWornOut()
  return joined(Uint8Array.of(SEALED), closed ?? nothing)
}

const atOnce = (answer: Uint8Array): Serving => ({
  answer: Promise.resolve(answer),
  cancel: () => undefined,
})
