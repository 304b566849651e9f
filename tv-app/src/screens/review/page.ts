import type { Statement } from '#cable-backend/contract/letter'
import type { ChoiceRow, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { formText } from '../../text/form.ts'
import { choices, line, one, paper, person, quiet, row, type View } from '../page-parts.ts'
import { type Review, shownOnReview } from './state.ts'

const answerRow = (answer: Statement['answers'][number], number: number): ChoiceRow =>
  row(number, formText.reviewAnswer(answer.answer, answer.phoneNumber), {
    sub: formText.reviewRow(answer.topic, answer.fact?.value ?? null),
    tag: quiet(formText.correct),
    look: 'review',
  })

/** Screen 11: the words of the statement and nothing else; these are what the card signs. */
export function reviewPage(state: Review, statement: Statement, view: View): Page {
  const shown = shownOnReview(state.page, statement.answers.length)
  const rows = statement.answers
    .slice(shown.from, shown.from + shown.count)
    .map((answer, index) => answerRow(answer, index + 1))
  const wayOn = row(rows.length + 1, shown.isLast ? formText.send : formText.moreAnswers)
  const intro = `${formText.reviewFor(statement.insurer.name)}${formText.reviewNotSent}`
  return paper(
    {
      screen: 'review',
      title: formText.review,
      corner: person(statement.recipientName),
      columns: one(
        line('body', intro, { tone: 'second', bold: formText.reviewNotSent }),
        choices([...rows, wayOn], state.focused),
      ),
      keys: {
        ok: keyText.choose,
        numbersUpTo: rows.length + 1,
        back: keyText.oneBack,
        canEnlarge: true,
      },
    },
    view,
  )
}
