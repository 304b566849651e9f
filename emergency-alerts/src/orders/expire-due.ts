import { ok } from '#emergency-alerts/contract/result'
import { noChange } from './acts/change.ts'
import { planExpiry } from './acts/decide-acts.ts'
import type { OrderStore } from './kept/order-store.ts'

interface ExpiryDeps {
  readonly stores: { readonly orders: OrderStore }
  readonly now: () => Date
}

/**
 * Writes down that orders have ended because their time is over; answers how many. The televisions
 * end them by themselves: nothing is sent.
 */
export async function expireDue({ stores: { orders }, now }: ExpiryDeps): Promise<number> {
  const at = now()
  const due = await orders.due(at)
  for (const target of due) {
    await orders.change(target, { by: null, at, press: null }, async (order) =>
      ok({ ...(planExpiry(order, at) ?? noChange), issues: null }),
    )
  }
  return due.length
}
