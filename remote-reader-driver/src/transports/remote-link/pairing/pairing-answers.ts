import type { CardWork } from '../far-end/card-desk.ts'
import type { NoisePrimitives } from '../noise/primitives.ts'
import {
  ASK_PAIR_BEGIN,
  ASK_PAIR_COMMIT,
  ASK_PAIR_KEEP,
  ASK_PAIR_REVEAL,
  type CardAnswer,
  DONE,
  MALFORMED,
  PAIRING_CLOSED,
  WRONG_CODE,
} from '../session/card-message.ts'
import type { Surroundings } from '../surroundings.ts'
import type { PairingDesk } from './pairing-desk.ts'
import {
  bitOf,
  commit,
  commitmentLength,
  isSameBytes,
  nonceLength,
  parseCode,
  rounds,
} from './passkey.ts'

export interface PairingAnswersDeps {
  readonly desk: PairingDesk
  readonly primitives: NoisePrimitives
  readonly surroundings: Surroundings
  readonly handshakeHash: Uint8Array
  readonly hostKey: Uint8Array
}

/** How far an attempt has come. A round is `committed` between its two questions. */
interface Attempt {
  readonly code: number
  readonly round: number
  readonly committed: { readonly theirs: Uint8Array; readonly nonce: Uint8Array } | null
}

const nothing: Uint8Array = new Uint8Array()
const answerOf = (code: number, body = nothing): CardAnswer => ({ code, body })

/** The remote's side of pairing within one session; anything out of turn ends the attempt. */
export function createPairingAnswers(deps: PairingAnswersDeps): (question: Uint8Array) => CardWork {
  let attempt: Attempt | null = null
  const begin = async (signal: AbortSignal): Promise<CardAnswer> => {
    attempt = null
    if (!deps.desk.isOpen()) return answerOf(PAIRING_CLOSED)
    const typed = await deps.desk.typedCode(signal)
    if (typed === null || !deps.desk.isOpen()) return answerOf(PAIRING_CLOSED)
    const code = parseCode(typed)
    if (code === null) return fail()
    attempt = { code, round: 0, committed: null }
    return answerOf(DONE)
  }
  const fail = (code: number = WRONG_CODE): CardAnswer => {
    attempt = null
    deps.desk.countWrong()
    return answerOf(code)
  }
  const step = ([kind, ...body]: readonly number[]): CardAnswer => {
    if (attempt === null || !deps.desk.isOpen()) return answerOf(PAIRING_CLOSED)
    const [next, answer] = takeStep(deps, attempt, { kind, body: Uint8Array.from(body) })
    attempt = next
    return next === null && answer.code !== DONE ? fail(answer.code) : answer
  }
  return (question) => {
    const isBegin = question.length === 1 && question[0] === ASK_PAIR_BEGIN
    if (!isBegin) return { answer: Promise.resolve(step([...question])), cancel: () => undefined }
    const ended = new AbortController()
    const cancel = () => ended.abort()
    const stopWaiting = deps.surroundings.after(deps.desk.openForMs(), cancel)
    return { answer: begin(ended.signal).finally(stopWaiting), cancel }
  }
}

interface Step {
  readonly kind: number | undefined
  readonly body: Uint8Array
}

function takeStep(
  deps: PairingAnswersDeps,
  attempt: Attempt,
  { kind, body }: Step,
): readonly [Attempt | null, CardAnswer] {
  const isOver = attempt.round === rounds
  if (kind === ASK_PAIR_KEEP && isOver && body.length === 0) {
    deps.desk.keep(deps.hostKey)
    return [null, answerOf(DONE)]
  }
  if (isOver || body[0] !== attempt.round) return [null, answerOf(MALFORMED)]
  if (kind === ASK_PAIR_COMMIT) return takeCommitment(deps, attempt, body.slice(1))
  if (kind === ASK_PAIR_REVEAL) return takeNonce(deps, attempt, body.slice(1))
  return [null, answerOf(MALFORMED)]
}

function takeCommitment(
  { primitives, surroundings, handshakeHash }: PairingAnswersDeps,
  attempt: Attempt,
  theirs: Uint8Array,
): readonly [Attempt | null, CardAnswer] {
  const isWrong = attempt.committed !== null || theirs.length !== commitmentLength
  if (isWrong) return [null, answerOf(MALFORMED)]
  const nonce = surroundings.randomBytes(nonceLength)
  const { code, round } = attempt
  const bit = bitOf(code, round)
  const own = commit(primitives, { committer: 'remote', handshakeHash, round, bit, nonce })
  return [{ ...attempt, committed: { theirs, nonce } }, answerOf(DONE, own)]
}

/** Only a host that had committed to the same bit learns this side's nonce. */
function takeNonce(
  { primitives, handshakeHash }: PairingAnswersDeps,
  { code, round, committed }: Attempt,
  nonce: Uint8Array,
): readonly [Attempt | null, CardAnswer] {
  if (committed === null || nonce.length !== nonceLength) return [null, answerOf(MALFORMED)]
  const bit = bitOf(code, round)
  const expected = commit(primitives, { committer: 'host', handshakeHash, round, bit, nonce })
  if (!isSameBytes(expected, committed.theirs)) return [null, answerOf(WRONG_CODE)]
  return [{ code, round: round + 1, committed: null }, answerOf(DONE, committed.nonce)]
}
