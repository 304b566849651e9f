import { timeWords } from '../../text/day.ts'
import type { FrontPage } from '../state/front.ts'
import { alertText } from '../words/alert-text.ts'
import { drillMarkOf, markedText } from '../words/drill-mark.ts'
import { orderName } from '../words/order-names.ts'
import { endWords, stillInForce } from '../words/sentences.ts'
import type { EndedPage } from './alert-page.ts'
import { calledBy, issuedBy, markedRow, sheetOf, type View } from './sheet.ts'

const plates = {
  cancelled: { words: alertText.cancelled, label: alertText.wasCancelled },
  lifted: { words: alertText.lifted, label: alertText.wasLifted },
  not_here: { words: alertText.notHere, label: alertText.wasNotHere },
  run_out: { words: alertText.ranOut, label: alertText.wasRanOut },
} as const

/** Screen 18, and the same for an order that is over or that moved elsewhere. */
export function endedPage(front: Extract<FrontPage, { kind: 'ended' }>, view: View): EndedPage {
  const { order, why, others } = front
  const mark = drillMarkOf(order)
  const [headline, ...rest] = endWords(order, why)
  const issuedAt = front.mark.shown?.issuedAt ?? order.issuedAt
  return {
    kind: 'ended',
    ...sheetOf(front, view),
    plate: { words: plates[why].words, tag: null, hasWave: false, by: issuedBy(order, view) },
    ...calledBy(front, headline.text, view),
    lines: [
      ...stillInForce(others).map(({ text }) => ({ text: markedText(text, mark), isLoud: true })),
      ...rest
        .filter(({ text }) => text !== '')
        .map(({ text }) => ({ text: markedText(text, mark), isLoud: false })),
    ],
    picture: why === 'run_out' ? 'clock' : 'tick',
    was: {
      label: plates[why].label,
      text: markedText(`${orderName(order)}　${timeWords(issuedAt, view.now)}`, mark),
      isStruck: why === 'cancelled',
    },
    rows: [markedRow(alertText.understood, mark)],
  }
}
