import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { FrontPage } from '../state/front.ts'
import { isInForce, isTsunami } from '../state/live-orders.ts'
import { alertText } from '../words/alert-text.ts'
import { drillMarkOf, markedText } from '../words/drill-mark.ts'
import { kindName, rankName } from '../words/order-names.ts'
import { helpSentences, isHelpSlow } from '../words/sentences.ts'
import type { HelpPage, Plate, TipsPage } from './alert-page.ts'
import { markedRow, sheetOf, type View } from './sheet.ts'

/** The plate of the pages that follow an answer: the order goes on, or its time is over. */
const plateOf = (order: OrderDocument, { now }: View): Plate => ({
  words: [rankName(order).text, kindName(order).text],
  tag: null,
  hasWave: isTsunami(order),
  by: [
    markedText(
      isInForce(order, now.getTime()) ? alertText.goesOn : alertText.ranOut[0],
      drillMarkOf(order),
    ),
  ],
})

/** Screen 20. */
export function tipsPage(front: Extract<FrontPage, { kind: 'tips' }>, view: View): TipsPage {
  const mark = drillMarkOf(front.order)
  return {
    kind: 'tips',
    ...sheetOf(front, view),
    plate: plateOf(front.order, view),
    title: markedText(alertText.tipsTitle.text, mark),
    note: markedText(alertText.tipsNote.text, mark),
    tips: alertText.tips,
    rows: [markedRow(alertText.leaving, mark)],
    back: alertText.change,
  }
}

/** After 「助けがいります」: the call is under way, or the town has it. */
export function helpPage(front: Extract<FrontPage, { kind: 'help' }>, view: View): HelpPage {
  const mark = drillMarkOf(front.order)
  const [title, ...rest] = helpSentences(front, isHelpSlow(front, view.now))
  return {
    kind: 'help',
    ...sheetOf(front, view),
    plate: plateOf(front.order, view),
    title: markedText(title.text, mark),
    lines: rest.map(({ text }) => markedText(text, mark)),
    rows: [markedRow(alertText.understood, mark)],
    back: isInForce(front.order, view.now.getTime()) ? alertText.change : alertText.close,
  }
}
