import type { Letter } from '#cable-backend/contract/letter'
import type { Block, Page } from '../../page/page.ts'
import { dayWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { lettersText } from '../../text/letters.ts'
import { within } from '../choice-list.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import { type LetterAct, type LetterLine, lastActOf, type OpenLetter } from './state.ts'

interface Reading {
  readonly letter: Letter
  readonly pages: readonly (readonly LetterLine[])[]
}

const lastWords = {
  hand_in: lettersText.handIn,
  finished: lettersText.finished,
  receipt: lettersText.seeReceipt,
  reply: lettersText.seeReply,
  leave: lettersText.finished,
} as const satisfies Record<LetterAct, string>

const blockOf = ({ style, text, bold }: LetterLine): Block =>
  line(style, text, bold === undefined ? {} : { bold })

/** Screens 09 and 25. */
export function letterPage(state: OpenLetter, { letter, pages }: Reading, view: View): Page {
  const page = within(state.page, pages.length)
  const isLast = page >= pages.length - 1
  const at = { at: page + 1, of: pages.length }
  const way = choices([row(null, isLast ? lastWords[lastActOf(letter)] : lettersText.nextPage)], 0)
  const dots: Block = { kind: 'page_dots', text: lettersText.pages(at.at, at.of), ...at }
  const turning = pages.length > 1 ? [dots] : []
  return paper(
    {
      screen: 'letter',
      title: letter.subject,
      corner: { kind: 'sender', name: letter.insurer.name, day: dayWords(letter.sentOn) },
      columns: one(...(pages[page] ?? []).map(blockOf), way, ...turning),
      keys: {
        ok: isLast ? keyText.choose : keyText.next,
        ...(pages.length > 1 ? { leftRight: keyText.pages } : {}),
        back: keyText.letterList,
        canEnlarge: true,
      },
    },
    view,
  )
}
