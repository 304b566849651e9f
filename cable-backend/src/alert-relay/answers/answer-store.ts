import type { AlertAnswer } from '#cable-backend/contract/alert-stream'

/** An answer of a box, with the time at which the relay had it first. */
export interface KeptAnswer extends AlertAnswer {
  readonly boxId: string
  readonly householdId: string
  readonly answeredAt: Date
}

export interface AnswerKept extends KeptAnswer {
  /** When the municipality committed it; null before. */
  readonly toldAt: Date | null
}

/** What boxes answered: rows are only ever added, and marked once the municipality has them. */
export interface AnswerStore {
  /** Commits all of them and answers how each is kept; the same again stays as it was first. */
  keep(answers: readonly KeptAnswer[]): Promise<readonly AnswerKept[]>
  /** Of one order, the oldest first. */
  untold(orderId: string, limit: number): Promise<readonly AnswerKept[]>
  /** Orders with answers that the municipality does not have. */
  ordersUntold(): Promise<readonly string[]>
  markTold(answers: readonly KeptAnswer[], toldAt: Date): Promise<void>
  /** Everything that was answered to one order. */
  ofOrder(orderId: string): Promise<readonly KeptAnswer[]>
}

/** What tells one answer of all others: ids are made by boxes, so they are a box's own. */
export const keyOf = ({ orderId, boxId, answerId }: KeptAnswer): string =>
  `${orderId} ${boxId} ${answerId}`
