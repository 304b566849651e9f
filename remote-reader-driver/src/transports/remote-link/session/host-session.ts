import { err, ok, type Result } from '../../../../contract/result.ts'
import { linkFault } from '../../../apdu/link-fault.ts'
import { type HostLink, type HostLinkDeps, openHostLink } from '../link/host-link.ts'
import { finishHandshake, readAnswer, startHandshake, type Transport } from '../noise/handshake.ts'
import { type KeyPair, type NoisePrimitives, newKeyPair } from '../noise/primitives.ts'
import { joined } from '../noise/symmetric-state.ts'
import {
  type CardAnswer,
  FINISH,
  HELLO,
  MALFORMED,
  parseAnswer,
  prologue,
  type ReaderStatus,
  SEALED,
  type StatedAnswer,
} from './card-message.ts'
import { pad, unpad } from './padding.ts'

export interface HostSessionDeps extends HostLinkDeps {
  readonly keys: KeyPair
  readonly primitives: NoisePrimitives
  /** Whether a remote with this static key may go on. */
  readonly isExpected: (remoteKey: Uint8Array) => boolean
  readonly onRing: () => void
}

/** A protected line to a remote that holds the key that was expected. */
export interface HostSession {
  /** Asks one thing after another; rejects with `linkFault` when the session is over. */
  readonly ask: (question: Uint8Array) => Promise<CardAnswer & { readonly status: ReaderStatus }>
  /** What the remote said of this host when it had seen its key. */
  readonly greeting: StatedAnswer
  readonly remoteKey: Uint8Array
  readonly handshakeHash: Uint8Array
  readonly cancel: () => void
  readonly close: () => void
}

/**
 * Opens a channel and runs the handshake on it. The host shows its own key only to a remote whose
 * key is expected. Rejects with `linkFault` when nobody answers.
 */
export async function connectHostSession(
  deps: HostSessionDeps,
): Promise<Result<HostSession, 'unknown_remote'>> {
  const link = await openHostLink(deps, deps.onRing)
  try {
    const { keys, primitives } = deps
    const ephemeral = newKeyPair(deps.surroundings.randomBytes, primitives)
    const party = { primitives, prologue, keys, ephemeral }
    const hello = startHandshake(party)
    const answer = await link.ask(kindOf(HELLO, hello.message), (bytes) =>
      bytes[0] === HELLO ? readAnswer(party, hello.state, bytes.slice(1)) : null,
    )
    const end = deps.isExpected(answer.otherKey) ? finishHandshake(party, answer) : null
    if (end === null) {
      link.close()
      return err('unknown_remote')
    }
    const finish = kindOf(FINISH, end.message)
    const greeting = await link.ask(finish, (bytes) => opened(end.transport, bytes))
    return ok(sessionOver(link, end.transport, greeting))
  } catch (fault) {
    link.close()
    throw fault
  }
}

function sessionOver(link: HostLink, transport: Transport, greeting: StatedAnswer): HostSession {
  let last: Promise<unknown> = Promise.resolve()
  const askNow = async (question: Uint8Array) => {
    const padded = pad(question)
    const closed = transport.sending.seal(padded)
    padded.fill(0)
    if (closed === null) throw linkFault('reader_unavailable')
    return link.ask(kindOf(SEALED, closed), (bytes) => opened(transport, bytes))
  }
  return {
    ask: (question) => {
      const answer = last.then(() => askNow(question))
      last = answer.catch(() => undefined)
      return answer
    },
    greeting,
    remoteKey: transport.otherKey,
    handshakeHash: transport.handshakeHash,
    cancel: link.cancel,
    close: link.close,
  }
}

/** An authentic answer that makes no sense is the remote's fault, not the air's: not asked again. */
function opened({ receiving }: Transport, bytes: Uint8Array): StatedAnswer | null {
  const answer = bytes[0] === SEALED ? receiving.open(bytes.slice(1)) : null
  if (answer === null) return null
  const content = unpad(answer)
  return (content && parseAnswer(content)) ?? senseless
}

const senseless: StatedAnswer = {
  code: MALFORMED,
  body: new Uint8Array(),
  status: { presence: 'absent', changes: 0, batteryPercent: null, signalPercent: null },
}

const kindOf = (kind: number, message: Uint8Array): Uint8Array =>
  joined(Uint8Array.of(kind), message)
