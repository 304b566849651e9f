import type { AlertBoard } from './alert-board.ts'
import type { CountedAnswer } from './order-progress.ts'

/** Counts answers to several orders on the board, each at its own. */
export function countAnswers(
  answers: readonly (CountedAnswer & { readonly orderId: string })[],
  board: Pick<AlertBoard, 'count'>,
): void {
  for (const orderId of new Set(answers.map((answer) => answer.orderId))) {
    const ofOrder = answers.filter((answer) => answer.orderId === orderId)
    board.count(orderId, ofOrder)
  }
}
