import type { Submission } from '#cable-backend/contract/insurer'
import { unchanged } from '#cable-backend/contract/status-check-template'

type Answer = Submission['statement']['answers'][number]

export interface AnswerLine {
  readonly topic: string
  readonly question: string
  readonly fact: string | null
  readonly answer: string
  readonly phoneNumber: string | null
  readonly isChange: boolean
}

/** 090-1234-5678 and 0884-77-1234 in the groups that people read; digits stay as they are. */
export function phoneWords(number: string): string {
  if (number.length === 11) return number.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3')
  return number.replace(/^(\d{4})(\d{2})(\d{4})$/, '$1-$2-$3')
}

/** The statement that the card confirmed, line by line, exactly in the words of the TV. */
export const answerLines = (submission: Submission): readonly AnswerLine[] =>
  submission.statement.answers.map((answer: Answer) => ({
    topic: answer.topic,
    question: answer.question,
    fact: answer.fact?.value ?? null,
    answer: answer.answer,
    phoneNumber: answer.phoneNumber === null ? null : phoneWords(answer.phoneNumber),
    isChange: submission.hasChanges && answer.value !== unchanged,
  }))

/** What the accepting button does, with what it takes over: 受理する（電話番号の変更を含む）. */
export function acceptWords(lines: readonly AnswerLine[]): string {
  const topics = lines.filter((line) => line.isChange).map((line) => line.topic)
  if (topics.length === 0) return '受理する（変更なし）'
  return `受理する（${topics.join('・')}の変更を含む）`
}
