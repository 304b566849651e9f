import type { FormAnswer, FormQuestion, StatusCheckForm } from '#cable-backend/contract/letter'

/** Whether every answer is one of the form's own; what is not answered yet is no fault. */
export function isAnswerable(form: StatusCheckForm, answers: readonly FormAnswer[]): boolean {
  const ids = answers.map((answer) => answer.questionId)
  return new Set(ids).size === ids.length && answers.every((answer) => fits(form, answer))
}

function fits(form: StatusCheckForm, answer: FormAnswer): boolean {
  const choice = form.questions
    .find((question) => question.questionId === answer.questionId)
    ?.choices.find((each) => each.value === answer.value)
  if (choice === undefined) return false
  return choice.asks === 'phone_number' || answer.phoneNumber === null
}

/** The topics that still need an answer, or the number that the answer asks for. */
export const missingTopics = (form: StatusCheckForm, answers: readonly FormAnswer[]): string[] =>
  form.questions
    .filter((question) => !isComplete(question, answers))
    .map((question) => question.topic)

function isComplete(question: FormQuestion, answers: readonly FormAnswer[]): boolean {
  const answer = answers.find((each) => each.questionId === question.questionId)
  const choice = question.choices.find((each) => each.value === answer?.value)
  if (answer === undefined || choice === undefined) return false
  return choice.asks === null || answer.phoneNumber !== null
}

const dayMs = 24 * 60 * 60 * 1000

/** The instant from which the form takes no answers: `graceDays` after the end of `dueOn` in Japan. */
export const formClosesAt = (dueOn: string, graceDays: number): Date =>
  new Date(new Date(`${dueOn}T00:00:00+09:00`).getTime() + (1 + graceDays) * dayMs)
