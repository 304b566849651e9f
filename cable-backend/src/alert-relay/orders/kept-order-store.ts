import type { SignedOrder } from '#emergency-alerts/contract/signed-order'

/** A verified order as it arrived; every revision is kept while it could be replayed. */
export interface KeptOrder {
  readonly orderId: string
  readonly revision: number
  readonly signedOrder: SignedOrder
  readonly arrivedAt: Date
  readonly rememberedUntil: Date
}

/** What a relay has taken, so that a new start knows it without the municipality. */
export interface KeptOrderStore {
  /** The same revision again changes nothing. */
  keep(order: KeptOrder): Promise<void>
  /** Those that are still to be remembered, in the order in which they arrived. */
  remembered(now: Date): Promise<readonly KeptOrder[]>
}
