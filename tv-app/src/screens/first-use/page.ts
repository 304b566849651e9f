import type { Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import { type FirstUse, lastRowOf, shownCandidates } from './state.ts'

/** Screen 07: the reading stands on its own line; a name is never cut or spaced out. */
export function firstUsePage(state: FirstUse, view: View): Page {
  const shown = shownCandidates(state)
  const first = shown[0]
  const asksForOne = state.page === 0 && first !== undefined
  const rows = shown.map((resident, index) =>
    row(
      index + 1,
      asksForOne && index === 0 ? cardText.yesIAm(resident.name) : cardText.iAm(resident.name),
      { sub: resident.kana },
    ),
  )
  const last =
    lastRowOf(state) === 'other_people'
      ? row(shown.length + 1, cardText.otherPeople)
      : row(shown.length + 1, cardText.notHere, { sub: cardText.byPhone })
  return paper(
    {
      screen: 'first_use',
      title: asksForOne ? cardText.isThisYou(first.name) : cardText.whoAreYou,
      columns: one(
        line('body', cardText.firstTime),
        choices([...rows, last], state.focused),
        line('note', cardText.onlyOnce, { tone: 'second' }),
      ),
      keys: { ok: keyText.choose, back: state.page > 0 ? keyText.oneBack : keyText.stop },
    },
    view,
  )
}
