import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import { concerns, type Home } from '#emergency-alerts/contract/concerns'
import type { Remembered } from './alert-event.ts'
import type { AlertState, KnownOrder, ProvenOrder } from './alert-state.ts'

const isHereFor = (home: Home | null, { order }: ProvenOrder): boolean =>
  home !== null && concerns(order, home)

/** The highest revision of each order stays; what came before, or twice, changes nothing. */
export function receiveOrders(state: AlertState, orders: readonly ProvenOrder[]): AlertState {
  const known: Record<string, KnownOrder> = { ...state.orders }
  for (const { order, signedOrder } of orders) {
    const before = known[order.orderId]
    if (before !== undefined && before.order.revision >= order.revision) continue
    const proven = { order, signedOrder }
    known[order.orderId] = {
      ...proven,
      isHere: isHereFor(state.profile?.home ?? null, proven),
    }
  }
  return { ...state, orders: known }
}

/** Whom every known order concerns is decided anew for this home. */
export function receiveProfile(state: AlertState, profile: BoxProfile): AlertState {
  const known = Object.values(state.orders).map(
    (one) => [one.order.orderId, { ...one, isHere: isHereFor(profile.home, one) }] as const,
  )
  return { ...state, profile, orders: Object.fromEntries(known) }
}

/** What was kept is older than anything that came since the box was switched on. */
export function recall(state: AlertState, memory: Remembered): AlertState {
  const profile = state.profile ?? memory.profile
  const known = receiveOrders({ ...state, profile }, memory.orders)
  return {
    ...known,
    marks: { ...memory.marks, ...state.marks },
    outbox: [...memory.outbox, ...state.outbox],
  }
}
