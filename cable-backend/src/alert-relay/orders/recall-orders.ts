import type { AnswerStore } from '../answers/answer-store.ts'
import type { AlertBoard } from '../progress/alert-board.ts'
import { type FollowUpTimes, resendsDue } from '../progress/follow-up.ts'
import type { KeptOrderStore } from './kept-order-store.ts'
import { type PinnedMunicipality, verifyOrder } from './verify-order.ts'

interface Recalling {
  readonly store: Pick<KeptOrderStore, 'remembered'>
  readonly answers: Pick<AnswerStore, 'ofOrder'>
  readonly board: AlertBoard
  readonly municipality: PinnedMunicipality
  readonly times: FollowUpTimes
  readonly now: () => Date
}

/**
 * Puts the orders of an earlier start on the board, proven anew: the municipality may have changed
 * its key. Boxes get them when they connect, so what was due to be sent again is left out.
 */
export async function recallOrders(recalling: Recalling): Promise<void> {
  const { store, answers, board, municipality, times, now } = recalling
  for (const { orderId, signedOrder, arrivedAt } of await store.remembered(now())) {
    const verified = await verifyOrder(signedOrder, municipality)
    if (!verified.ok) continue
    board.take({ document: verified.value, signedOrder, arrivedAt })
    board.count(orderId, await answers.ofOrder(orderId))
    board.beginRound(orderId, resendsDue(now().getTime() - arrivedAt.getTime(), times))
  }
}
