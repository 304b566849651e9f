import type { FormQuestion } from '#cable-backend/contract/letter'
import type { Block, Corner, Page } from '../../page/page.ts'
import { keyText } from '../../text/footer.ts'
import { formText } from '../../text/form.ts'
import { choices, line, one, paper, row, type View } from '../page-parts.ts'
import type { Question } from './state.ts'

interface Asked {
  readonly question: FormQuestion
  readonly of: number
}

/** 「３つの質問のうち １」. */
export function questionCorner(index: number, of: number, view: View): Corner {
  const at = index + 1
  const isLargest = view.size === 'largest'
  const text = isLargest ? formText.questionsShort(at, of) : formText.questions(at, of)
  return { kind: 'progress', text, at, of }
}

/** Screens 10 and 28. */
export function questionPage(state: Question, { question, of }: Asked, view: View): Page {
  const facts: Block[] = question.fact === null ? [] : [{ kind: 'facts', facts: [question.fact] }]
  const rows = question.choices.map(({ label }, index) => row(index + 1, label))
  return paper(
    {
      screen: 'question',
      title: formText.title,
      shortTitle: formText.titleShort,
      titleSize: 'small',
      corner: questionCorner(state.index, of, view),
      columns: one(line('question', question.text), ...facts, choices(rows, state.focused)),
      keys: { ok: keyText.answer, back: keyText.oneBack, canEnlarge: true },
    },
    view,
  )
}
