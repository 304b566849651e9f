import type { Page } from '../../page/page.ts'
import { cardText } from '../../text/card.ts'
import { keyText } from '../../text/footer.ts'
import { choices, line, one, paper, person, row, type View } from '../page-parts.ts'
import type { WhoNow } from './state.ts'

export function whoNowPage(state: WhoNow, personName: string, view: View): Page {
  return paper(
    {
      screen: 'who_now',
      title: cardText.whoNow,
      corner: person(personName),
      columns: one(
        line('body', cardText.whoNowBody(personName)),
        choices(
          [row(1, cardText.stillMe(personName)), row(2, cardText.someoneElse)],
          state.focused,
        ),
      ),
      keys: { ok: keyText.choose, back: keyText.firstScreen },
    },
    view,
  )
}
