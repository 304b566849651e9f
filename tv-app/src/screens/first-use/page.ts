import type { Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import { focusedRow, shownAt } from '../paged-list.ts'
import { type Asked, extentOfNames, type FirstUse } from './state.ts'

/** Screen 07: first whose card it is, then whether that is right. */
export const firstUsePage = (state: FirstUse, view: View): Page =>
  state.asked === null ? namesPage(state, view) : askedPage(state, state.asked, view)

/** The reading stands on its own line; a name is never cut or spaced out. */
function namesPage(state: FirstUse, view: View): Page {
  const extent = extentOfNames(state, view.size)
  const shown = shownAt(state, extent)
  const names = state.candidates.slice(shown.from, shown.to)
  const rows = names.map(({ name, kana }, index) =>
    row(index + 1, cardText.iAm(name), { sub: kana }),
  )
  const last = shown.hasMore
    ? row(rows.length + 1, cardText.otherPeople)
    : row(rows.length + 1, cardText.notHere, { sub: cardText.byPhone })
  return paper(
    {
      screen: 'first_use',
      title: cardText.whoAreYou,
      columns: one(
        line(view.size === 'largest' ? 'note' : 'body', cardText.firstTime),
        choices([...rows, last], focusedRow(state, extent)),
        line('note', cardText.pointAtName, { tone: 'second' }),
      ),
      keys: { ok: keyText.choose, back: shown.page > 0 ? keyText.oneBack : keyText.stop },
    },
    view,
  )
}

function askedPage({ candidates }: FirstUse, { resident, focused }: Asked, view: View): Page {
  const { name, kana } = resident
  const isOnly = candidates.length === 1
  const no = isOnly ? cardText.byPhone : cardText.chooseAgain
  return paper(
    {
      screen: 'first_use_check',
      title: cardText.isThisYou(name),
      columns: one(
        line(view.size === 'largest' ? 'note' : 'body', cardText.willRemember(name)),
        choices(
          [row(1, cardText.yesIAm(name), { sub: kana }), row(2, cardText.notMe, { sub: no })],
          focused,
        ),
        line('note', cardText.onlyOnce, { tone: 'second' }),
      ),
      keys: { ok: keyText.choose, back: isOnly ? keyText.stop : keyText.oneBack },
    },
    view,
  )
}
