import * as z from 'zod/mini'
import { SignedOrder } from '../signed-order.ts'

/**
 * `GET /feed` of the municipality, open to everybody: the highest revision of every order that is in
 * force or ended within the last 24 hours, drills among them, oldest first. It has an `ETag`; a relay
 * asks with `If-None-Match` when it starts and every few seconds, so that whatever the bus has lost
 * is found here.
 */
export const OrderFeed = z.readonly(z.strictObject({ orders: z.readonly(z.array(SignedOrder)) }))
export type OrderFeed = z.infer<typeof OrderFeed>
