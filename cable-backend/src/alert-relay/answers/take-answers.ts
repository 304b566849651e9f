import type { AlertAnswer, AnswersKept } from '#cable-backend/contract/alert-stream'
import type { AlertBoard } from '../progress/alert-board.ts'
import type { PlacedBox } from '../register/relay-register.ts'
import type { AnswerKept } from './answer-store.ts'
import type { AnswerGathering } from './gather-answers.ts'

interface Taking {
  readonly board: Pick<AlertBoard, 'revisionOf'>
  readonly gathering: AnswerGathering
  readonly now: () => Date
}

/**
 * Commits what a box answered to orders that are known, each later than those before it: of two that
 * waited together for the line, the last word counts. Null where it could not be committed now:
 * nothing was taken, the box sends it again.
 */
export async function takeAnswers(
  { boxId, household }: PlacedBox,
  given: readonly AlertAnswer[],
  { board, gathering, now }: Taking,
): Promise<AnswersKept | null> {
  if (!gathering.hasRoom()) return null
  const { householdId } = household
  const at = now().getTime()
  const answers = given
    .filter(({ orderId, revision }) => revision <= board.revisionOf(orderId))
    .map((answer, place) => ({ ...answer, boxId, householdId, answeredAt: new Date(at + place) }))
  if (answers.length === 0) return { answers: [] }
  const kept = await gathering.keep(answers)
  return kept === null ? null : { answers: kept.map(answerKept) }
}

const answerKept = ({ answerId, orderId, revision, kind, toldAt }: AnswerKept) => ({
  answerId,
  orderId,
  revision,
  kind,
  isTold: toldAt !== null,
})
