import type { Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import { focusedRow, shownAt } from '../paged-list.ts'
import { extentOfNames, type FirstUse } from './state.ts'

/** Screen 07: the reading stands on its own line; a name is never cut or spaced out. */
export function firstUsePage(state: FirstUse, view: View): Page {
  const extent = extentOfNames(state, view.size)
  const shown = shownAt(state, extent)
  const names = state.candidates.slice(shown.from, shown.to)
  const [first] = names
  const asksForOne = shown.page === 0 && first !== undefined
  const rows = names.map((resident, index) =>
    row(
      index + 1,
      asksForOne && index === 0 ? cardText.yesIAm(resident.name) : cardText.iAm(resident.name),
      { sub: resident.kana },
    ),
  )
  const last = shown.hasMore
    ? row(rows.length + 1, cardText.otherPeople)
    : row(rows.length + 1, cardText.notHere, { sub: cardText.byPhone })
  return paper(
    {
      screen: 'first_use',
      title: asksForOne ? cardText.isThisYou(first.name) : cardText.whoAreYou,
      columns: one(
        line(view.size === 'largest' ? 'note' : 'body', cardText.firstTime),
        choices([...rows, last], focusedRow(state, extent)),
        line('note', cardText.onlyOnce, { tone: 'second' }),
      ),
      keys: { ok: keyText.choose, back: shown.page > 0 ? keyText.oneBack : keyText.stop },
    },
    view,
  )
}
