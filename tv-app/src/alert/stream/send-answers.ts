import type { AlertAnswer, AnswersKept } from '#cable-backend/contract/alert-stream'
import { type ServerNonce, sendProven } from '../../proven/send-proven.ts'
import { readJson } from '../proof/read-json.ts'
import { readAnswersKept } from '../proof/read-stream.ts'
import type { Prove, StreamClock } from './keep-stream.ts'

export interface AnswerDeps {
  readonly url: string
  readonly fetchFrom: typeof fetch
  readonly prove: Prove
  readonly nonce: ServerNonce
  readonly clock: Pick<StreamClock, 'in'>
  readonly random: () => number
  /** What is still to be confirmed, oldest first. */
  readonly outbox: () => readonly AlertAnswer[]
  readonly onKept: (kept: AnswersKept['answers']) => void
  readonly onDate: (date: string | null) => void
}

export interface AnswerSender {
  /** Something new is in the outbox: it is sent now. */
  readonly wake: () => void
  readonly close: () => void
}

/** What one request may carry at the most (`AlertAnswers`). */
const mostAtOnce = 20
const firstPauseMs = 1_000
/** So late, and half as late again, an answer comes that waited for a relay which takes it again. */
const longestPauseMs = 15_000
/** The relay hears of it within a second or two: who waits for help is told soon. */
const patienceMs = 10_000

/**
 * Sends what is in the outbox until it is empty, again and again, with pauses that grow. A request
 * that is refused is tried with one answer at a time, so that a bad one holds up no other.
 */
export function createAnswerSender(deps: AnswerDeps): AnswerSender {
  let attempts = 0
  let isReached = true
  let isSending = false
  let isClosed = false
  let isSingle = false
  let turn = 0
  let stopWaiting = (): void => undefined

  const batch = (): readonly AlertAnswer[] => {
    const waiting = deps.outbox()
    if (!isSingle) return waiting.slice(0, mostAtOnce)
    const one = waiting[turn]
    return one === undefined ? [] : [one]
  }

  const send = async (): Promise<void> => {
    const answers = batch()
    if (isSending || isClosed || answers.length === 0) return
    isSending = true
    const before = deps.outbox().length
    const outcome = await post(deps, answers).catch(() => 'unreachable' as const)
    isSending = false
    const isShorter = deps.outbox().length < before
    turnTo(outcome, isShorter)
    const isMoving = isShorter || isReachedAgain(outcome)
    // What was taken starts afresh, and so does waiting for the town to hear of it.
    attempts = isMoving ? 0 : attempts + 1
    sendLater()
  }

  /** Alone they go by age: what the relay hears last is somebody's last word. */
  const turnTo = (outcome: Outcome, isShorter: boolean): void => {
    if (!isSingle) {
      isSingle = outcome === 'refused'
      turn = 0
      return
    }
    if (outcome === 'unreachable') return
    turn += isShorter ? 0 : 1
    isSingle = turn < deps.outbox().length
  }

  const isReachedAgain = (outcome: Outcome): boolean => {
    const wasReached = isReached
    isReached = outcome === 'kept'
    return isReached && !wasReached
  }

  const sendLater = (): void => {
    stopWaiting()
    if (isClosed || deps.outbox().length === 0) return
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts, 10))
    stopWaiting = deps.clock.in(pauseMs * (0.5 + deps.random()), () => void send())
  }

  return {
    wake: () => {
      attempts = 0
      stopWaiting()
      void send()
    },
    close: () => {
      isClosed = true
      stopWaiting()
    },
  }
}

type Outcome = 'kept' | 'refused' | 'unreachable'

async function post(deps: AnswerDeps, answers: readonly AlertAnswer[]): Promise<Outcome> {
  const response = await sendProven({
    nonce: deps.nonce,
    prove: (nonce) => deps.prove('POST', deps.url, nonce),
    send: async (proof) => {
      const sent = await deps.fetchFrom(deps.url, {
        method: 'POST',
        headers: { DPoP: proof, 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ answers }),
        signal: AbortSignal.timeout(patienceMs),
      })
      deps.onDate(sent.headers.get('date'))
      return sent
    },
  })
  if (response === null) return 'unreachable'
  if (response.status >= 500 || response.status === 429) return 'unreachable'
  const kept = response.ok ? readJson(readAnswersKept, await response.text()) : null
  if (kept === null) return 'refused'
  deps.onKept(kept.answers)
  return 'kept'
}
