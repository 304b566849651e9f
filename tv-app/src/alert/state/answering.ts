import type { AlertAnswer, AnswersKept } from '#cable-backend/contract/alert-stream'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { AnswerKind } from '#emergency-alerts/contract/relay-report'
import { type AlertState, markOf, type OrderMark, type PeopleAnswer } from './alert-state.ts'
import { seenOf } from './seen.ts'

/** What the three rows say, in their order. */
export const rowAnswers = [
  'evacuating',
  'need_help',
  'safe',
] as const satisfies readonly PeopleAnswer[]

/** The state with this changed in the order's mark. */
export function marking(
  state: AlertState,
  { orderId }: Pick<OrderDocument, 'orderId'>,
  change: Partial<OrderMark>,
): AlertState {
  const mark = { ...markOf(state, orderId), ...change, touchedAt: state.now }
  return { ...state, marks: { ...state.marks, [orderId]: mark } }
}

/** Puts an answer into the outbox, where it stays until the relay says that it is kept. */
function handOver(
  state: AlertState,
  { orderId, revision }: OrderDocument,
  kind: AnswerKind,
): readonly [AlertState, AlertAnswer] {
  const answerId = `${state.eventId}-${state.outbox.length}`
  const given: AlertAnswer = { answerId, orderId, revision, kind }
  return [{ ...state, outbox: [...state.outbox, given] }, given]
}

/** The box's own word that a revision stood on the screen; once for each. */
export function displayed(state: AlertState, order: OrderDocument): AlertState {
  if (markOf(state, order.orderId).displayed >= order.revision) return state
  const [next] = handOver(state, order, 'displayed')
  return marking(next, order, { displayed: order.revision })
}

/** Somebody answered: this order is settled as it stands now. */
export function answer(state: AlertState, order: OrderDocument, kind: PeopleAnswer): AlertState {
  const [next, { answerId }] = handOver(state, order, kind)
  return marking(next, order, {
    settled: seenOf(order),
    answer: kind,
    answerId,
    answeredAt: state.now,
    isHelpTold: false,
  })
}

/** 「わかりました」. */
export function takeNote(state: AlertState, order: OrderDocument): AlertState {
  const [next] = handOver(state, order, 'read')
  return marking(next, order, { settled: seenOf(order) })
}

/**
 * Confirmed answers leave the outbox. A call for help stays until the municipality has it: only then
 * may the television say so.
 */
export function keep(state: AlertState, kept: AnswersKept['answers']): AlertState {
  const isDone = (sent: AlertAnswer): boolean =>
    kept.some((one) => one.answerId === sent.answerId && (sent.kind !== 'need_help' || one.isTold))
  const told = kept.filter(({ kind, isTold }) => kind === 'need_help' && isTold)
  const marked = told.reduce(withHelpTold, state)
  return { ...marked, outbox: state.outbox.filter((sent) => !isDone(sent)) }
}

const withHelpTold = (state: AlertState, { orderId, answerId }: AlertAnswer): AlertState =>
  state.marks[orderId]?.answerId === answerId
    ? marking(state, { orderId }, { isHelpTold: true })
    : state
