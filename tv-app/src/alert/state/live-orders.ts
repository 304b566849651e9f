import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type AlertState, type KnownOrder, markOf } from './alert-state.ts'
import { tellsTheSame } from './seen.ts'

const dayMs = 24 * 60 * 60_000

export const isDrill = ({ status }: OrderDocument): boolean => status !== 'Actual'
export const isTsunami = ({ hazard, level }: OrderDocument): boolean =>
  hazard === 'tsunami' || level === null

/** At level 5 the way out is no longer safe. */
export const staysInside = (order: OrderDocument): boolean => !isTsunami(order) && order.level === 5

/** In force by its own `expiresAt`, which the box honours whoever else is silent. */
export const isInForce = ({ standing, expiresAt }: OrderDocument, now: number): boolean =>
  standing === 'in_force' && now < Date.parse(expiresAt)

/** A tsunami before every level, a level before the lower ones; the later of two equal ones. */
function compareUrgency(a: OrderDocument, b: OrderDocument): number {
  const rank = (order: OrderDocument): number => (isTsunami(order) ? 6 : (order.level ?? 0))
  return (
    Number(isDrill(a)) - Number(isDrill(b)) ||
    rank(b) - rank(a) ||
    Date.parse(b.issuedAt) - Date.parse(a.issuedAt) ||
    (a.orderId < b.orderId ? -1 : 1)
  )
}

const known = ({ orders }: AlertState): readonly KnownOrder[] => Object.values(orders)

/**
 * Orders in force at this home, the most urgent first. While a real one is in force there is no word
 * of a drill: neither can then be taken for the other.
 */
export function liveOrders(state: AlertState): readonly OrderDocument[] {
  const live = known(state)
    .filter(({ order, isHere }) => isHere && isInForce(order, state.now))
    .map(({ order }) => order)
    .sort(compareUrgency)
  return live.filter((order) => !isDrill(order) || live.every(isDrill))
}

/** Nobody has answered what it says now. */
export const isOpen = (state: AlertState, order: OrderDocument): boolean =>
  !tellsTheSame(order, markOf(state, order.orderId).settled)

/**
 * Orders that stood here and do no longer hold here, until somebody took note: lifted, cancelled,
 * corrected to another place, or run out before anybody answered. Who never saw the order hears
 * nothing of its end.
 */
export function endedOrders(state: AlertState): readonly OrderDocument[] {
  if (state.profile === null) return []
  const ended = known(state)
    .filter((one) => hasEndedHere(one, state.now))
    .map(({ order }) => order)
    .filter((order) => markOf(state, order.orderId).shown !== null && isOpen(state, order))
    .sort(compareUrgency)
  return ended.filter((order) => !isDrill(order) || liveOrders(state).every(isDrill))
}

function hasEndedHere({ order, isHere }: KnownOrder, now: number): boolean {
  if (order.standing === 'in_force') return isHere ? hasRunOut(order, now) : isInForce(order, now)
  return now < Date.parse(order.issuedAt) + dayMs
}

/** Its time was over not long ago, and nobody has said that the danger was. */
export const hasRunOut = ({ standing, expiresAt }: OrderDocument, now: number): boolean =>
  standing === 'in_force' && now >= Date.parse(expiresAt) && now < Date.parse(expiresAt) + dayMs

const keptMs = 7 * dayMs

/** An order that is over is known for a while, so that an old revision of it cannot come back. */
export const isWorthKeeping = ({ issuedAt, expiresAt }: OrderDocument, now: number): boolean =>
  now < Math.max(Date.parse(issuedAt) + keptMs, Date.parse(expiresAt) + dayMs)
