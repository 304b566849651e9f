import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { choiceNumberOf, type TvKey } from '../../keys/tv-key.ts'
import type { AlertEvent, AlertNext } from './alert-event.ts'
import type { AlertState } from './alert-state.ts'
import { answer, displayed, keep, marking, rowAnswers, takeNote } from './answering.ts'
import { type Front, type FrontPage, frontOf, hasTips, isPage, keyOf, rowsOf } from './front.ts'
import { isOpen, isWorthKeeping, liveOrders } from './live-orders.ts'
import { recall, receiveOrders, receiveProfile } from './receive.ts'
import { seenOf, tellsTheSame } from './seen.ts'
import { soundAgain } from './sound-again.ts'

/** So long after it appeared nobody can press an alert away, ms. */
const unpressableMs = 3000
const forgetAfterMs = 7 * 24 * 60 * 60_000

/** The whole layer as one pure step: what happened, what is so now, what is asked of the world. */
export function onAlertEvent(before: AlertState, event: AlertEvent): AlertNext {
  const [state, wishes] = step({ ...before, now: event.at, eventId: event.id }, event)
  const next = standing(state)
  const hasLeft = isPage(frontOf(before)) && next.stand.key !== before.stand.key
  return [next, hasLeft ? [{ kind: 'silence' }, ...wishes] : wishes]
}

function step(state: AlertState, event: AlertEvent): AlertNext {
  switch (event.kind) {
    case 'remembered':
      return [recall(state, event.memory), []]
    case 'profile':
      return [receiveProfile(state, event.profile), []]
    case 'orders':
      return standingAlready(receiveOrders(state, event.orders))
    case 'tick':
      return soundAgain(forgetOld(state))
    case 'drawn':
      return event.key === state.stand.key ? onDrawn(state, frontOf(state)) : [state, []]
    case 'key':
      return onKey(state, frontOf(state), event.key)
    case 'kept':
      return [keep(state, event.answers), []]
    case 'reopen':
      return [reopen(state), []]
    case 'switched_on':
      return switchedOn(state, frontOf(state))
  }
}

/** A revision that tells nothing new, while the same words stand there, is on the screen with them. */
function standingAlready(state: AlertState): AlertNext {
  const front = frontOf(state)
  const isSeen = state.stand.drawnAt !== null && keyOf(front) === state.stand.key
  return isSeen ? onDrawn(state, front) : [state, []]
}

/** Another front has its focus on its first row, or on the answer that was given before. */
function standing(state: AlertState): AlertState {
  const front = frontOf(state)
  const key = keyOf(front)
  if (key === state.stand.key) return state
  return { ...state, stand: { key, focused: firstFocus(front), drawnAt: null, repeats: 0 } }
}

function firstFocus(front: Front): number {
  if (front.kind !== 'order' || front.mark.answer === null || !front.isReopened) return 0
  return rowAnswers.indexOf(front.mark.answer)
}

/** Orders that are over and marks that nobody asked for in a week are forgotten. */
function forgetOld(state: AlertState): AlertState {
  const orders = Object.fromEntries(
    Object.entries(state.orders).filter(([, { order }]) => isWorthKeeping(order, state.now)),
  )
  const marks = Object.fromEntries(
    Object.entries(state.marks).filter(
      ([orderId, { touchedAt }]) => touchedAt > state.now - forgetAfterMs || orderId in orders,
    ),
  )
  const sounded = Object.fromEntries(
    Object.entries(state.sounded).filter(([orderId]) => orderId in orders),
  )
  const isOld = (before: object, after: object): boolean =>
    Object.keys(after).length < Object.keys(before).length
  return isOld(state.orders, orders) || isOld(state.marks, marks)
    ? { ...state, orders, marks, sounded }
    : state
}

/** It was seen: the box says so, the 3 seconds begin, and what is new sounds. */
function onDrawn(before: AlertState, front: Front): AlertNext {
  const { stand } = before
  const state = { ...before, stand: { ...stand, drawnAt: stand.drawnAt ?? before.now } }
  if (front.kind === 'order') return sounding(showing(withStrips(state), front.order), front)
  if (front.kind === 'ended') return sounding(displayed(withStrips(state), front.order), front)
  return [withStrips(state), []]
}

const showing = (state: AlertState, order: OrderDocument): AlertState =>
  displayed(marking(state, order, { shown: seenOf(order) }), order)

/** A later revision that tells nothing new stands on the strip as it is. */
const withStrips = (state: AlertState): AlertState =>
  liveOrders(state)
    .filter((order) => !isOpen(state, order))
    .reduce(showing, state)

function sounding(state: AlertState, { order, ...front }: FrontPage): AlertNext {
  const isReopened = front.kind === 'order' && front.isReopened
  const isOld = tellsTheSame(order, state.sounded[order.orderId] ?? null)
  if (isReopened || isOld) return [state, []]
  const sounded = { ...state.sounded, [order.orderId]: seenOf(order) }
  return [{ ...state, sounded }, [{ kind: 'sound' }]]
}

function switchedOn(state: AlertState, front: Front): AlertNext {
  const isNew = (front.kind === 'order' && !front.isReopened) || front.kind === 'ended'
  return [state, isNew ? [{ kind: 'sound' }] : []]
}

function onKey(state: AlertState, front: Front, key: TvKey): AlertNext {
  if (!isPage(front)) return [state, []]
  if (key === 'blue') return [state, [{ kind: 'repeat_voice' }]]
  if (key === 'ok') return [isPressable(state, front) ? onChosen(state, front) : state, []]
  if (key === 'back' || key === 'back_long') return [onBack(state, front), []]
  const { stand } = state
  const focused = moved(stand.focused, key, rowsOf(front))
  return [{ ...state, stand: { ...stand, focused } }, []]
}

/** A finger that was on its way to 決定 answers nothing; what the viewer went to can be pressed. */
function isPressable({ stand, now }: AlertState, front: FrontPage): boolean {
  if (stand.drawnAt === null) return false
  const cameByItself = front.kind === 'order' ? !front.isReopened : front.kind === 'ended'
  return !cameByItself || now - stand.drawnAt >= unpressableMs
}

/** Digits only point: nobody answers by a digit that was meant for a PIN. */
function moved(focused: number, key: TvKey, rows: number): number {
  const number = choiceNumberOf(key)
  if (number !== null) return number <= rows ? number - 1 : focused
  if (key === 'down') return Math.min(rows - 1, focused + 1)
  return key === 'up' ? Math.max(0, focused - 1) : focused
}

function onChosen(state: AlertState, front: FrontPage): AlertState {
  if (front.kind === 'ended') return takeNote(state, front.order)
  if (front.kind !== 'order') return { ...state, step: null }
  const kind = rowAnswers[state.stand.focused] ?? 'evacuating'
  const answered = answer(state, front.order, kind)
  const { orderId } = front.order
  if (kind === 'need_help') return { ...answered, step: { kind: 'help', orderId } }
  if (kind === 'evacuating' && hasTips(front.order))
    return { ...answered, step: { kind: 'tips', orderId } }
  return { ...answered, step: null }
}

/**
 * 戻る leads from what followed an answer back to the answers, and leaves what the viewer opened; the
 * next order in force follows. What came by itself stays.
 */
function onBack(state: AlertState, front: FrontPage): AlertState {
  if (front.kind === 'tips' || front.kind === 'help')
    return { ...state, step: { kind: 'reopened', orderIds: [front.order.orderId] } }
  if (front.kind !== 'order' || !front.isReopened || state.step?.kind !== 'reopened') return state
  const [, ...orderIds] = state.step.orderIds
  return { ...state, step: orderIds.length === 0 ? null : { kind: 'reopened', orderIds } }
}

function reopen(state: AlertState): AlertState {
  const orderIds = liveOrders(state).map(({ orderId }) => orderId)
  return orderIds.length === 0 ? state : { ...state, step: { kind: 'reopened', orderIds } }
}
