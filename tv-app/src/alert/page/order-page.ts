import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { OrderDocument, Spoken } from '#emergency-alerts/contract/order-document'
import { rowAnswers } from '../state/answering.ts'
import type { FrontPage } from '../state/front.ts'
import { isTsunami, staysInside } from '../state/live-orders.ts'
import { alertText, placeCaption, rowLabels } from '../words/alert-text.ts'
import { drillMarkOf, markedText } from '../words/drill-mark.ts'
import { kindName, orderName, rankName } from '../words/order-names.ts'
import { withoutRefuge } from '../words/sentences.ts'
import { type Refuge, refugeOf } from '../words/shelter-words.ts'
import type { BodyLine, OrderPage, Place } from './alert-page.ts'
import { calledBy, issuedBy, markedRow, sheetOf, type View } from './sheet.ts'

type OrderFront = Extract<FrontPage, { kind: 'order' }>

/** Screens 14 to 17 and 19. */
export function orderPage(front: OrderFront, view: View): OrderPage {
  const { order } = front
  const refuge = refugeOf(order, view.profile.home)
  return {
    kind: 'order',
    ...sheetOf(front, view),
    plate: {
      words: [rankName(order).text, kindName(order).text],
      tag: order.changed === null ? null : alertText.changed,
      hasWave: isTsunami(order),
      by: issuedBy(order, view),
    },
    ...calledBy(front, order.words.ja.headline.text, view),
    lines: linesOf(order, refuge),
    place: hasPlace(order, refuge) ? placeOf(order, refuge) : null,
    hasMap: hasMapOf(order, view.profile, refuge),
    mapKey: order.areas.some(({ extent }) => extent.kind === 'rings') ? alertText.mapKey : null,
    notes: [...answerNote(front), ...othersNote(front)].map((note) =>
      markedText(note, drillMarkOf(order)),
    ),
    rows: rowLabels(order).map((label) => markedRow(label, drillMarkOf(order))),
    back: backOf(front),
  }
}

const backOf = ({ isReopened, hasNext }: OrderFront): string | null =>
  isReopened ? alertText[hasNext ? 'next' : 'close'] : null

/** Nobody who runs from the sea looks at a map first. */
const hasMapOf = (order: OrderDocument, { home }: BoxProfile, refuge: Refuge | null): boolean =>
  !staysInside(order) && !isTsunami(order) && home.at !== null && refuge !== null

/** What changed, where and why, the official action; at level 5 the action comes first, and loud. */
function linesOf(order: OrderDocument, refuge: Refuge | null): readonly BodyLine[] {
  const isInside = staysInside(order)
  return [order.changed, ...wordsOf(order, refuge)].flatMap((one) =>
    one === null || one.text === ''
      ? []
      : {
          text: markedText(one.text, drillMarkOf(order)),
          isLoud: one === order.changed || (isInside && one === order.words.ja.act),
        },
  )
}

/** Who cannot leave reads it here; before a tsunami under the shelter. */
function wordsOf(order: OrderDocument, refuge: Refuge | null): readonly Spoken[] {
  const { what, act, otherwise } = order.words.ja
  if (staysInside(order)) return [act, what, otherwise]
  return refuge !== null && isTsunami(order) ? [what, act] : [what, act, otherwise]
}

/** Where no shelter is fit, the order says itself what to do, or a word of our own has its place. */
const hasPlace = (order: OrderDocument, refuge: Refuge | null): boolean =>
  !staysInside(order) && (refuge !== null || order.words.ja.otherwise.text === '')

const othersNote = ({ others }: OrderFront): readonly string[] =>
  others.length === 0 ? [] : [`${alertText.other}　${others.map(orderName).join('、')}`]

/** Who opened the order again reads what they said, and whether the town has heard it. */
function answerNote({ order, mark, isReopened }: OrderFront): readonly string[] {
  if (!isReopened || mark.answer === null) return []
  const given = rowLabels(order)[rowAnswers.indexOf(mark.answer)] ?? ''
  if (mark.answer !== 'need_help') return [`${alertText.answerNow}　${given}`]
  return [mark.isHelpTold ? alertText.noteTold : alertText.noteTelling]
}

function placeOf(order: OrderDocument, refuge: Refuge | null): Place {
  const mark = drillMarkOf(order)
  const { otherwise } = order.words.ja
  return {
    caption: markedText(placeCaption(order), mark),
    name: refuge?.name ?? [markedText(withoutRefuge(order).text, mark)],
    how: refuge?.how ?? [],
    otherwise: refuge !== null && isTsunami(order) ? markedText(otherwise.text, mark) : '',
  }
}
