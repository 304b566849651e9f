import type { Front, FrontPage } from '../state/front.ts'
import { alertText } from '../words/alert-text.ts'
import { bracketed, drillMarkOf } from '../words/drill-mark.ts'
import { orderName } from '../words/order-names.ts'
import { helpPage, tipsPage } from './after-pages.ts'
import type { AlertPage, AlertStrip } from './alert-page.ts'
import { endedPage } from './ended-page.ts'
import { lookOf } from './look.ts'
import { orderPage } from './order-page.ts'
import type { View } from './sheet.ts'

/** What stands in front, in words. */
export function pageOfFront(front: FrontPage, view: View): AlertPage {
  switch (front.kind) {
    case 'order':
      return orderPage(front, view)
    case 'ended':
      return endedPage(front, view)
    case 'tips':
      return tipsPage(front, view)
    case 'help':
      return helpPage(front, view)
  }
}

/** The line over the broadcast while an order goes on. */
export function stripOf(front: Extract<Front, { kind: 'strip' }>): AlertStrip {
  const mark = drillMarkOf(front.order)
  return {
    kind: 'strip',
    look: lookOf(front),
    mark: mark === null ? null : bracketed(mark),
    name: orderName(front.order),
    state: `${front.more === 0 ? '' : alertText.andMore(front.more)}${alertText.goesOn}`,
  }
}
