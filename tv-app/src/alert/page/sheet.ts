import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { timeWords } from '../../text/day.ts'
import type { FrontPage } from '../state/front.ts'
import { alertText } from '../words/alert-text.ts'
import { type DrillMark, drillMarkOf, markedText } from '../words/drill-mark.ts'
import { sizeFor } from '../words/em-width.ts'
import { namesLine } from '../words/names-line.ts'
import { kindName } from '../words/order-names.ts'
import { spokenSentences } from '../words/sentences.ts'
import type { AnswerRow, Called, Sheet } from './alert-page.ts'
import { lookOf, roomOf } from './look.ts'

/** What a page is drawn from besides the order. */
export interface View {
  readonly profile: BoxProfile
  readonly focused: number
  readonly now: Date
}

/** What every page has, with the band of a drill. */
export function sheetOf(front: FrontPage, view: View): Omit<Sheet, 'plate' | 'rows'> {
  const mark = drillMarkOf(front.order)
  return {
    look: lookOf(front),
    band: mark === null ? null : alertText.band(mark.word, kindName(front.order).text),
    focused: view.focused,
    blue: alertText.again,
    back: null,
    sentences: spokenSentences(front, view),
  }
}

export const markedRow = (label: string, mark: DrillMark | null): AnswerRow => ({
  label,
  tag: mark?.word ?? null,
})

/** 「美波町長が出しました」「午後３時２０分」. */
export function issuedBy(order: OrderDocument, { now }: View): readonly string[] {
  const mark = drillMarkOf(order)
  const { text } = order.municipality.name
  return [
    mark === null ? alertText.issued(text) : alertText.drilled(text, mark.word),
    timeWords(order.issuedAt, now),
  ]
}

/** The names and the headline, as large as they can be side by side with the picture. */
export function calledBy(front: FrontPage, headline: string, { profile }: View): Called {
  const room = roomOf(lookOf(front))
  const names = namesLine(profile, room.names)
  const text = markedText(headline, drillMarkOf(front.order))
  const sizes = names.lines.length > 1 ? room.besideTwoLines : room.headline
  return { names, headline: { text, size: sizeFor(text, room.headlineWidth, sizes) } }
}
