import type { LetterSummary } from '#cable-backend/contract/letter'
import type { ChoiceRow, Corner, Page } from '../../page/page.ts'
import { dayWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { lettersText } from '../../text/letters.ts'
import { bold, choices, line, one, paper, person, quiet, row, type View } from '../page-parts.ts'
import { focusedRow, type Shown, shownAt } from '../paged-list.ts'
import { type Letters, rowsPerPage } from './state.ts'

interface Mailbox {
  /** In the order in which they are read. */
  readonly letters: readonly LetterSummary[]
  readonly personName: string | null
}

function letterRow(letter: LetterSummary, number: number, isTight: boolean): ChoiceRow {
  const unread = bold(
    isTight ? lettersText.unreadShort : lettersText.unread,
    lettersText.unreadShort,
  )
  return row(number, letter.subject, {
    icon: letter.isUnread ? 'letter_unread' : 'letter_open',
    sender: letter.insurer.name,
    sub: dayWords(letter.sentOn),
    tag: letter.isUnread ? unread : quiet(lettersText.read),
  })
}

function cornerOf({ page, pages }: Shown, personName: string | null): Corner | null {
  if (pages === 1) return person(personName)
  const text = lettersText.sheets(page + 1, pages)
  return { kind: 'progress', text, at: page + 1, of: pages }
}

function emptyPage(personName: string | null, view: View): Page {
  return paper(
    {
      screen: 'letters_empty',
      title: lettersText.title,
      corner: person(personName),
      columns: one(
        { kind: 'picture', picture: 'empty_tray' },
        line('lead', lettersText.empty),
        line('body', lettersText.emptyNote),
        choices([row(1, lettersText.backToMenu)], 0),
      ),
      keys: { ok: keyText.firstScreen, canEnlarge: true },
    },
    view,
  )
}

/** Screens 08, 26 and 27. */
export function lettersPage(state: Letters, { letters, personName }: Mailbox, view: View): Page {
  if (letters.length === 0) return emptyPage(personName, view)
  const extent = { count: letters.length, perPage: rowsPerPage(view.size) }
  const shown = shownAt(state, extent)
  const isTight = shown.pages > 1
  const rows = letters
    .slice(shown.from, shown.to)
    .map((letter, index) => letterRow(letter, index + 1, isTight))
  const left = Math.min(extent.perPage, letters.length - shown.to)
  const more = shown.hasMore ? [row(rows.length + 1, lettersText.nextLetters(left))] : []
  return paper(
    {
      screen: 'letters',
      title: lettersText.title,
      corner: cornerOf(shown, personName),
      columns: one(
        choices([...rows, ...more], focusedRow(state, extent)),
        ...(shown.pages === 1
          ? [line('body', lettersText.total(letters.length), { tone: 'second' as const })]
          : []),
        ...(letters.some(({ isUnread }) => isUnread)
          ? [line('note', lettersText.openingIsTold, { tone: 'second' as const })]
          : []),
      ),
      keys: {
        ok: keyText.read,
        back: shown.page > 0 ? keyText.previousPage : keyText.firstScreen,
        canEnlarge: true,
      },
    },
    view,
  )
}
