import canonicalize from 'canonicalize'
import type {
  FormAnswer,
  FormQuestion,
  Statement,
  StatusCheckForm,
} from '#cable-backend/contract/letter'
import { encodeHex } from '../../card-proof/encoding.ts'
import type { KeptLetter } from '../letters/letter-store.ts'

type StatementAnswer = Statement['answers'][number]

/**
 * What the viewer is about to say, from the stored letter and the answers alone: no word of it
 * comes from the client. The answers stand in the form's order.
 */
export async function buildStatement(
  letter: KeptLetter,
  form: StatusCheckForm,
  answers: readonly FormAnswer[],
): Promise<Statement> {
  return {
    format: 'mimamori-statement/1',
    kind: 'statusCheck',
    insurer: letter.insurer,
    recipientId: letter.recipientId,
    recipientName: letter.recipientName,
    letterId: letter.letterId,
    policyNumber: form.policyNumber,
    year: form.year,
    formDigest: await digestForm(form),
    answers: form.questions.map((question) => statedAnswer(question, answers)),
  }
}

/** SHA-256 (hex) over the canonical form (RFC 8785). */
async function digestForm(form: StatusCheckForm): Promise<string> {
  const document = canonicalize(form)
  if (document === undefined) throw new TypeError('a form always has a canonical form')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(document))
  return encodeHex(new Uint8Array(digest))
}

function statedAnswer(question: FormQuestion, answers: readonly FormAnswer[]): StatementAnswer {
  const answer = answers.find((each) => each.questionId === question.questionId)
  const choice = question.choices.find((each) => each.value === answer?.value)
  if (answer === undefined || choice === undefined) {
    throw new TypeError('a statement is built from complete answers only')
  }
  return {
    questionId: question.questionId,
    topic: question.topic,
    question: question.text,
    fact: question.fact,
    value: answer.value,
    answer: choice.label,
    phoneNumber: answer.phoneNumber,
  }
}

/** At least one answer is not the form's first choice: something changed. */
export const hasChanges = (form: StatusCheckForm, statement: Statement): boolean =>
  form.questions.some(
    (question, index) => statement.answers[index]?.value !== question.choices[0]?.value,
  )
