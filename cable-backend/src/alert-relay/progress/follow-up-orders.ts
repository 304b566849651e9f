import { isTold } from '../orders/order-book.ts'
import type { RelayDesk } from '../relay-desk.ts'
import type { AlertBoard } from './alert-board.ts'
import { type FollowUpTimes, resendsDue } from './follow-up.ts'

interface FollowingUp {
  readonly board: AlertBoard
  readonly desk: Pick<RelayDesk, 'announceAgain'>
  readonly times: FollowUpTimes
  readonly now: () => Date
}

/**
 * Sends each order again to the boxes that have not said that they display it; call it again and again.
 * One that displays it sounds it again by itself; people who still do not answer are waited for, and
 * then their family is asked (`escalate.ts`).
 */
export async function followUpOrders({ board, desk, times, now }: FollowingUp): Promise<void> {
  for (const orderId of board.orderIds) {
    const progress = board.progressOf(orderId)
    if (progress === null || !isTold(progress.latest.document, now())) continue
    const { latest, rounds } = progress
    const due = resendsDue(now().getTime() - latest.arrivedAt.getTime(), times)
    if (due <= rounds) continue
    board.beginRound(orderId, due)
    const resends = await desk.announceAgain(orderId, board.undisplayedOf(orderId))
    board.countResends(orderId, latest.document.revision, resends)
  }
}
