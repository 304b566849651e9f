import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type AlertState, markOf, type OrderMark } from './alert-state.ts'
import {
  endedOrders,
  hasRunOut,
  isDrill,
  isInForce,
  isOpen,
  isTsunami,
  liveOrders,
} from './live-orders.ts'
import { messageOf } from './seen.ts'

interface Whole {
  readonly order: OrderDocument
  readonly mark: OrderMark
}

export type EndReason = 'lifted' | 'cancelled' | 'not_here' | 'run_out'

/** What stands before everything else on the television. */
export type Front =
  | (Whole & {
      readonly kind: 'order'
      /** In force here as well, each one line. */
      readonly others: readonly OrderDocument[]
      /** The viewer opened it again; then 戻る closes it. */
      readonly isReopened: boolean
      /** And leads to the next order in force. */
      readonly hasNext: boolean
    })
  | (Whole & { readonly kind: 'tips' })
  | (Whole & { readonly kind: 'help' })
  | (Whole & {
      readonly kind: 'ended'
      readonly why: EndReason
      /** In force here all the same. */
      readonly others: readonly OrderDocument[]
    })
  /** Over the broadcast only; it takes no keys. */
  | (Whole & { readonly kind: 'strip'; readonly more: number })
  | { readonly kind: 'nothing' }

export type FrontPage = Extract<Front, { kind: 'order' | 'tips' | 'help' | 'ended' }>

/** Whether it covers the screen and takes all keys. */
export const isPage = (front: Front): front is FrontPage =>
  front.kind !== 'strip' && front.kind !== 'nothing'

const others = (state: AlertState, { orderId }: OrderDocument): readonly OrderDocument[] =>
  liveOrders(state).filter((other) => other.orderId !== orderId)

const whole = (state: AlertState, order: OrderDocument): Whole => ({
  order,
  mark: markOf(state, order.orderId),
})

const orderFront = (state: AlertState, order: OrderDocument) =>
  ({ kind: 'order', ...whole(state, order), others: others(state, order) }) as const

/**
 * Unanswered orders first, then what the viewer went to, then what ended, then the strip. A drill
 * waits until the end of a real order was read.
 */
export function frontOf(state: AlertState): Front {
  const live = liveOrders(state)
  const open = live.find((order) => isOpen(state, order))
  const ended = endedFront(state)
  if (open === undefined) return stepFront(state, live) ?? ended ?? stripFront(state, live)
  if (ended !== null && isDrill(open) && !isDrill(ended.order)) return ended
  return { ...orderFront(state, open), isReopened: false, hasNext: false }
}

function stepFront(state: AlertState, live: readonly OrderDocument[]): Front | null {
  const { step } = state
  if (step === null) return null
  const orderId = step.kind === 'reopened' ? step.orderIds[0] : step.orderId
  const order = live.find((one) => one.orderId === orderId) ?? calledFrom(state)
  if (order === undefined) return null
  if (step.kind !== 'reopened') return { kind: step.kind, ...whole(state, order) }
  const hasNext = live.some((one) => one.orderId === step.orderIds[1])
  return { ...orderFront(state, order), isReopened: true, hasNext }
}

/** Whoever calls for help stays in the picture, also after the order's own time. */
function calledFrom({ step, orders, now }: AlertState): OrderDocument | undefined {
  const order = step?.kind === 'help' ? orders[step.orderId]?.order : undefined
  return order !== undefined && hasRunOut(order, now) ? order : undefined
}

function endedFront(state: AlertState): FrontPage | null {
  const [order] = endedOrders(state)
  if (order === undefined) return null
  const why = endReason(order, state.now)
  const inForce = others(state, order).filter((other) => isDrill(other) === isDrill(order))
  return { kind: 'ended', ...whole(state, order), why, others: inForce }
}

function endReason(order: OrderDocument, now: number): EndReason {
  if (order.standing !== 'in_force') return order.standing
  return isInForce(order, now) ? 'not_here' : 'run_out'
}

function stripFront(state: AlertState, live: readonly OrderDocument[]): Front {
  const [order] = live
  if (order === undefined) return { kind: 'nothing' }
  return { kind: 'strip', ...whole(state, order), more: live.length - 1 }
}

/** Tells one front from the next: a new one has its focus on the first row and its own 3 seconds. */
export function keyOf(front: Front): string {
  if (front.kind === 'nothing') return ''
  const { orderId, revision, changed } = front.order
  const message = changed === null ? messageOf(front.order) : revision
  const again = front.kind === 'order' && front.isReopened ? 'again' : ''
  return `${front.kind} ${orderId} ${message} ${again}`
}

/** How many rows the viewer can choose from. */
export const rowsOf = (front: FrontPage): number => (front.kind === 'order' ? 3 : 1)

/** Tips come after 「逃げます」 alone, and cost nobody time whom the sea or level 5 leaves none. */
export const hasTips = (order: OrderDocument): boolean =>
  !isTsunami(order) && (order.level === 3 || order.level === 4)
