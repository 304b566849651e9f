import type { FormAnswerChoice, FormQuestion } from '#cable-backend/contract/letter'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export interface Question {
  readonly name: 'question'
  readonly index: number
  readonly focused: number
  /** A question opened by 直す goes back to the review after one answer. */
  readonly returnsTo: 'form' | 'review'
}
export type QuestionAct =
  | { readonly kind: 'answer'; readonly choice: FormAnswerChoice }
  | { readonly kind: 'back' }

/** The focus stands on the answer given before, else on the first. */
export function questionAt(
  index: number,
  { question, answered }: { readonly question: FormQuestion; readonly answered: string | null },
  returnsTo: Question['returnsTo'],
): Question {
  const before = question.choices.findIndex(({ value }) => value === answered)
  return { name: 'question', index, focused: Math.max(0, before), returnsTo }
}

/** An answer can be put right on the review, so a digit key answers at once. */
export const onQuestionKey = (
  state: Question,
  key: TvKey,
  question: FormQuestion,
): Turn<Question, QuestionAct> =>
  onChoiceKey<Question, QuestionAct>(state, key, {
    acts: question.choices.map((choice): QuestionAct => ({ kind: 'answer', choice })),
    leave: { kind: 'back' },
    digits: 'choose',
  })
