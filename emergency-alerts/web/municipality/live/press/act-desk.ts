import type { AlertProblem } from '#emergency-alerts/contract/desk/problem'
import type { Result } from '#emergency-alerts/contract/result'
import type { ActOutcome } from '../hall-answer.ts'

/** Where one press stands. While it is `sending` or `unknown`, nothing can be pressed a second time. */
export type ActDesk<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'unknown'; readonly since: Date; readonly step: UnknownStep }
  /** The server was asked long enough: it had not arrived. It may be pressed again. */
  | { readonly kind: 'not_arrived' }
  | { readonly kind: 'refused'; readonly problem: AlertProblem }
  | { readonly kind: 'done'; readonly value: T }

/** Whether the very same is still sent again, or it is only looked for what came of it. */
export type UnknownStep = 'sends_again' | 'only_looks'

export const isOpen = ({ kind }: ActDesk<unknown>): boolean =>
  kind === 'idle' || kind === 'refused' || kind === 'not_arrived'

export interface Sending<T> {
  readonly send: () => Promise<ActOutcome<T>>
  /** Looks for what the act would have changed: null when it did not happen. */
  readonly find: () => Promise<Result<T | null, unknown>>
  readonly onUnknown: (since: Date, step: UnknownStep) => void
  readonly now: () => Date
  readonly sleep: (ms: number) => Promise<void>
}

const askAgainEveryMs = 2_000
/** A press is repeated so long; what is older is not what somebody wants now, and is only looked for. */
const repeatForMs = 30_000

/**
 * Sends, and while nobody knows what came of it sends the very same again: the server knows it by its
 * idempotency key and answers what it did the first time, so nothing happens twice. After half a
 * minute it only looks whether it happened; `outcome_unknown` then means that it surely did not.
 */
export async function sendUntilKnown<T>(sending: Sending<T>): Promise<ActOutcome<T>> {
  const { send, onUnknown, now, sleep } = sending
  const pressedAt = now()
  let outcome = await send()
  while (outcome.kind === 'outcome_unknown') {
    onUnknown(pressedAt, 'sends_again')
    await sleep(askAgainEveryMs)
    if (now().getTime() - pressedAt.getTime() > repeatForMs) {
      onUnknown(pressedAt, 'only_looks')
      return findUntilKnown(sending)
    }
    outcome = await send()
  }
  return outcome
}

async function findUntilKnown<T>({ find, sleep }: Sending<T>): Promise<ActOutcome<T>> {
  let found = await find()
  while (!found.ok) {
    await sleep(askAgainEveryMs)
    found = await find()
  }
  return found.value === null ? { kind: 'outcome_unknown' } : { kind: 'done', value: found.value }
}
