import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { FrontPage } from '../state/front.ts'
import { isTsunami } from '../state/live-orders.ts'
import { alertText } from '../words/alert-text.ts'
import { drillMarkOf, markedText } from '../words/drill-mark.ts'
import { kindName, rankName } from '../words/order-names.ts'
import { helpSentences, isHelpSlow } from '../words/sentences.ts'
import type { HelpPage, Plate, TipsPage } from './alert-page.ts'
import { markedRow, sheetOf, type View } from './sheet.ts'

/** The plate of the pages that follow an answer: the order goes on. */
const goesOn = (order: OrderDocument): Plate => ({
  words: [rankName(order).text, kindName(order).text],
  tag: null,
  hasWave: isTsunami(order),
  by: [markedText(alertText.goesOn, drillMarkOf(order))],
})

/** Screen 20. */
export function tipsPage(front: Extract<FrontPage, { kind: 'tips' }>, view: View): TipsPage {
  const mark = drillMarkOf(front.order)
  return {
    kind: 'tips',
    ...sheetOf(front, view),
    plate: goesOn(front.order),
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
    plate: goesOn(front.order),
    title: markedText(title.text, mark),
    lines: rest.map(({ text }) => markedText(text, mark)),
    rows: [markedRow(alertText.understood, mark)],
    back: alertText.change,
  }
}
