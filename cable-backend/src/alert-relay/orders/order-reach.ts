import type { HomeIndex } from '#emergency-alerts/contract/targeting/home-index'
import type { HeldOrder } from './order-book.ts'

/** Whom an order concerns, by the numbers of the homes: 1 where it does. */
export interface OrderReach {
  /** By the highest revision. */
  readonly now: Uint8Array
  /** By any revision: whoever may have shown the order gets its correction and its end. */
  readonly ever: Uint8Array
}

/** The homes that each revision concerns; `revisions` from the lowest to the highest. */
export function reachOf(revisions: readonly HeldOrder[], index: HomeIndex): OrderReach {
  const ever = new Uint8Array(index.size)
  let now = new Uint8Array(index.size)
  for (const { document } of revisions) {
    now = new Uint8Array(index.size)
    for (const home of index.concernedBy(document)) {
      now[home] = 1
      ever[home] = 1
    }
  }
  return { now, ever }
}
