import type { Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, help, one, paper, quiet, row, type View } from '../page-parts.ts'
import type { Tries } from './state.ts'

/** The card allows three tries in a row (user-authentication certificate). */
const triesOfCard = 3

/** Screens 05 and 06. */
export function triesPage(state: Tries, view: View): Page {
  const isLast = state.why === 'last'
  const rows = isLast
    ? [row(1, cardText.notToday, { tag: quiet(cardText.advised) }), row(2, cardText.remembered)]
    : [row(1, cardText.again), row(2, cardText.notToday)]
  return paper(
    {
      screen: isLast ? 'pin_last_try' : 'pin_wrong',
      title: isLast ? cardText.lastTitle : cardText.wrongTitle,
      columns: one(
        {
          kind: 'tries',
          left: state.left,
          of: Math.max(triesOfCard, state.left),
          text: isLast
            ? `${cardText.lastTry}\n${cardText.lastWarning}`
            : `${cardText.triesLeft(state.left)}\n${cardText.keepCard}`,
        },
        choices(rows, state.focused),
        ...help(view),
      ),
      keys: { ok: keyText.choose, back: keyText.notToday },
    },
    view,
  )
}
