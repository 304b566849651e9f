import type { FormAnswer, StatusCheckForm } from '#cable-backend/contract/letter'
import type { ProblemCode } from '#cable-backend/contract/problem'
import { err, ok, type Result } from '#cable-backend/contract/result'
import type { Challenge } from '../../card-proof/challenge.ts'
import { createChallenge } from '../../card-proof/challenge-rules.ts'
import { encodeBase64Url } from '../../card-proof/encoding.ts'
import { buildStatement } from '../forms/build-statement.ts'
import { formClosesAt, isAnswerable, missingTopics } from '../forms/form-answers.ts'
import type { KeptLetter } from '../letters/letter-store.ts'
import type { PostboxDeps } from '../postbox-deps.ts'

const submissionChallengeMs = 5 * 60 * 1000
const maxOpenChallenges = 5

export interface AskRefusal {
  readonly code: Extract<
    ProblemCode,
    | 'letter_has_no_form'
    | 'answers_invalid'
    | 'form_closed'
    | 'draft_incomplete'
    | 'too_many_challenges'
  >
  /** The topics that still need an answer. */
  readonly missing: readonly string[]
}

const refuse = (code: AskRefusal['code'], missing: readonly string[] = []) => err({ code, missing })

export interface Asking {
  readonly letter: KeptLetter
  readonly answers: readonly FormAnswer[]
  readonly device: string
}

/**
 * The box as this insurer's evidence names it: two insurers cannot tell by it that two people live
 * in one home, or that two policies are one person's.
 */
export async function pairwiseDevice(insurerId: string, device: string): Promise<string> {
  const name = new TextEncoder().encode(`${insurerId}\n${device}`)
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', name)))
}

/** Asks the card about a complete form: a new challenge that holds the whole statement. */
export async function askCard(
  deps: PostboxDeps,
  { letter, answers, device }: Asking,
): Promise<Result<Challenge, AskRefusal>> {
  const { form, insurer, recipientId } = letter
  if (form === null) return refuse('letter_has_no_form')
  const refusal = refusalOfAnswers(form, answers, deps)
  if (refusal !== null) return err(refusal)
  const question = {
    purpose: 'submit' as const,
    relyingParty: deps.publicUrl,
    device: await pairwiseDevice(insurer.insurerId, device),
    subject: recipientId,
    statement: await buildStatement(letter, form, answers),
  }
  const open = await deps.stores.challenges.countOpen(question.device, deps.now())
  if (open >= maxOpenChallenges) return refuse('too_many_challenges')
  const challenge = createChallenge(question, submissionChallengeMs, deps)
  await deps.stores.challenges.save(challenge)
  return ok(challenge)
}

function refusalOfAnswers(
  form: StatusCheckForm,
  answers: readonly FormAnswer[],
  { formGraceDays, now }: PostboxDeps,
): AskRefusal | null {
  if (now() >= formClosesAt(form.dueOn, formGraceDays)) return { code: 'form_closed', missing: [] }
  if (!isAnswerable(form, answers)) return { code: 'answers_invalid', missing: [] }
  const missing = missingTopics(form, answers)
  return missing.length > 0 ? { code: 'draft_incomplete', missing } : null
}
