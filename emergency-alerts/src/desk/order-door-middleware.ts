import type { Context } from 'hono'
import * as z from 'zod/mini'
import { type OrderView, Place } from '#emergency-alerts/contract/desk/order-view'
import { OrderId } from '#emergency-alerts/contract/order-document'
import type { Result } from '#emergency-alerts/contract/result'
import { pathParams } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import type { KeptOrder } from '../orders/kept/kept-order.ts'
import type { Refused, Target } from '../orders/kept/order-store.ts'
import type { SignedInStaff } from '../staff/staff-middleware.ts'
import type { Doing } from './act-on-order.ts'
import type { DeskDeps } from './desk-deps.ts'
import { previewOf, viewOf } from './order-view.ts'
import type { Pressed } from './press-middleware.ts'
import { prepareVoices } from './voices-of-order.ts'

/** A request of staff; one that changes an order also has its press. */
export type DeskRequest = SignedInStaff & Pressed

export const inPlaceParam = pathParams(z.strictObject({ place: Place }))
export const orderParam = pathParams(z.strictObject({ place: Place, orderId: OrderId }))

/** Who does something to which order. */
export const doingOf = (
  { var: { staff, press } }: Context<DeskRequest>,
  target: Target,
): Doing => ({ target, by: staff, press })

/** The whole view of one order, with its log and previews. */
export async function fullView(order: KeptOrder, deps: DeskDeps): Promise<OrderView> {
  const now = deps.now()
  const [counters, log] = await Promise.all([
    deps.reports.countersOf(order.orderId),
    deps.log.ofOrder(order.orderId),
  ])
  return viewOf(order, {
    counters,
    log,
    preview: previewOf(order, { area: deps.area, now }),
    now,
  })
}

/** What an act brought about; its recordings are begun. A refusal becomes its problem. */
export async function viewAfter(
  done: Result<KeptOrder, Refused>,
  deps: DeskDeps,
): Promise<OrderView> {
  if (!done.ok) throw new Problem(done.error.code, done.error.findings)
  prepareVoices(done.value, deps)
  return fullView(done.value, deps)
}
