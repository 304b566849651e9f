import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { SignedOrder } from '#emergency-alerts/contract/signed-order'
import type { ForgedOrder } from './verify-order.ts'

/** A verified revision, with the time at which this relay had it first. */
export interface HeldOrder {
  readonly document: OrderDocument
  readonly signedOrder: SignedOrder
  readonly arrivedAt: Date
}

/** Every revision of every order that may still be shown, or shown again by somebody who replays it. */
export type OrderBook = ReadonlyMap<string, readonly HeldOrder[]>

/**
 * Why an order is not taken. `replayed`: this revision or a higher one is here already, as after each
 * message that comes twice. `expired`: it ended before it came.
 */
export type OrderRefusal = ForgedOrder | 'replayed' | 'expired'

export const emptyBook: OrderBook = new Map()

/** Who was off learns for so long of the end of an order. */
export const toldAfterEndMs = 24 * 60 * 60_000

/** The highest revision of an order. */
export const latestOf = (revisions: readonly HeldOrder[]): HeldOrder | undefined => revisions.at(-1)

const timeOf = (text: string): number => Date.parse(text)

/** When the revision stops to hold; the end of an order (解除, 取消) happens when it is issued. */
function endOf({ standing, issuedAt, expiresAt }: OrderDocument): number {
  return standing === 'in_force' ? timeOf(expiresAt) : timeOf(issuedAt)
}

export const isInForce = (document: OrderDocument, now: Date): boolean =>
  document.standing === 'in_force' && now.getTime() < endOf(document)

/** Whether boxes are still told of it: it is in force, or its end is news. */
export const isTold = (document: OrderDocument, now: Date): boolean =>
  now.getTime() < endOf(document) + (document.standing === 'in_force' ? 0 : toldAfterEndMs)

/** Takes a verified revision that is higher than all that are here, or says why not. */
export function takeOrder(
  book: OrderBook,
  order: HeldOrder,
): { readonly book: OrderBook; readonly refusal: OrderRefusal | null } {
  const { document, arrivedAt } = order
  const known = book.get(document.orderId) ?? []
  const highest = latestOf(known)?.document.revision ?? 0
  if (document.revision <= highest) return { book, refusal: 'replayed' }
  if (!isTold(document, arrivedAt)) return { book, refusal: 'expired' }
  return { book: new Map([...book, [document.orderId, [...known, order]]]), refusal: null }
}

/**
 * How long an order has to be remembered: while any of its revisions could be taken for one in force,
 * and while its end is told. A cancelled order that was forgotten sooner could be replayed.
 */
export const rememberedUntil = ({ expiresAt, issuedAt }: OrderDocument): Date =>
  new Date(Math.max(timeOf(expiresAt), timeOf(issuedAt)) + toldAfterEndMs)

/** The book without what nobody could show any more. */
export const forgetOld = (book: OrderBook, now: Date): OrderBook =>
  new Map(
    [...book].filter(([, revisions]) =>
      revisions.some(({ document }) => now < rememberedUntil(document)),
    ),
  )
