import * as z from 'zod/mini'
import { OrderId, Revision } from './order-document.ts'

/** What relays and televisions take, in characters. */
export const longestSignedOrder = 600_000

/**
 * An order as it travels: a compact JWS (RFC 7515) over the JSON of the `OrderDocument`, by the
 * municipality's own key. The header has `alg` ES256, `typ` as below and the `kid` of the key. Whoever
 * shows an order has verified it against a pinned key; an unsigned hint alone never shows anything.
 */
export const SignedOrder = z
  .string()
  .check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/), z.maxLength(longestSignedOrder))
export type SignedOrder = z.infer<typeof SignedOrder>

export const signedOrderType = 'mimamori-order+jws'

/** One message of the bus: one per order and revision, for every relay. */
export const BusMessage = z.readonly(
  z.strictObject({
    /** Grows with every message of a municipality; gaps are no loss. */
    sequence: z.int().check(z.gte(1)),
    orderId: OrderId,
    revision: Revision,
    signedOrder: SignedOrder,
  }),
)
export type BusMessage = z.infer<typeof BusMessage>
