import type { LiveAlert } from '../seam.ts'
import { type AlertState, markOf } from '../state/alert-state.ts'
import { rowAnswers } from '../state/answering.ts'
import { liveOrders } from '../state/live-orders.ts'
import { rowLabels } from '../words/alert-text.ts'
import { bracketed, drillMarkOf } from '../words/drill-mark.ts'
import { kindName, rankName } from '../words/order-names.ts'

/** The most urgent order in force here, as the menu names it; null while there is none. */
export function liveAlertOf(state: AlertState): LiveAlert | null {
  const [order] = liveOrders(state)
  if (order === undefined) return null
  const drill = drillMarkOf(order)
  const mark = drill === null ? '' : bracketed(drill)
  const { answer } = markOf(state, order.orderId)
  return {
    tag: `${mark}${rankName(order).text}`,
    name: `${mark}${kindName(order).text}`,
    answer: answer === null ? null : (rowLabels(order)[rowAnswers.indexOf(answer)] ?? null),
  }
}
