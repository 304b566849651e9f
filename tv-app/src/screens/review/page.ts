import type { Statement } from '#cable-backend/contract/letter'
import type { ChoiceRow, Corner, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { formText } from '../../text/form.ts'
import { choices, line, one, paper, person, quiet, row, type View } from '../page-parts.ts'
import { focusedRow, type Shown, shownAt } from '../paged-list.ts'
import { extentOfReview, type Review } from './state.ts'

const answerRow = (answer: Statement['answers'][number], number: number): ChoiceRow =>
  row(number, formText.reviewAnswer(answer.answer, answer.phoneNumber), {
    sub: formText.reviewRow(answer.topic, answer.fact?.value ?? null),
    tag: quiet(formText.correct),
    look: 'review',
  })

function cornerOf({ page, pages }: Shown, recipientName: string): Corner | null {
  if (pages === 1) return person(recipientName)
  const text = formText.reviewPages(page + 1, pages)
  return { kind: 'progress', text, at: page + 1, of: pages }
}

/** Screen 11: the words of the statement and nothing else; these are what the card signs. */
export function reviewPage(state: Review, statement: Statement, view: View): Page {
  const extent = extentOfReview(statement.answers, view.size)
  const shown = shownAt(state, extent)
  const rows = statement.answers
    .slice(shown.from, shown.to)
    .map((answer, index) => answerRow(answer, index + 1))
  const wayOn = row(rows.length + 1, shown.hasMore ? formText.moreAnswers : formText.send)
  const intro = `${formText.reviewFor(statement.insurer.name)}${formText.reviewNotSent}`
  return paper(
    {
      screen: 'review',
      title: formText.review,
      corner: cornerOf(shown, statement.recipientName),
      columns: one(
        line('body', intro, { tone: 'second', bold: formText.reviewNotSent }),
        choices([...rows, wayOn], focusedRow(state, extent)),
      ),
      keys: {
        ok: keyText.choose,
        numbersUpTo: rows.length + 1,
        back: shown.page > 0 ? keyText.previousPage : keyText.oneBack,
        canEnlarge: true,
      },
    },
    view,
  )
}
