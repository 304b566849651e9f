import type { FormAnswer, Letter, StatusCheckForm } from '#cable-backend/contract/letter'
import type { Result } from '#remote-reader-driver/contract/result'
import type { Statemented } from '../../app-event.ts'
import { type App, type Next, showing, wishing } from '../../app-state.ts'
import type { WallRefusal } from '../../ports/refusal.ts'
import { phoneEntry } from '../../screens/phone/state.ts'
import { type Question, type QuestionAct, questionAt } from '../../screens/question/state.ts'
import { type ReviewAct, reviewFromTop } from '../../screens/review/state.ts'
import { expireSession, refused, showTrouble, waitingFor } from '../place/places.ts'
import { isSessionOver } from '../place/trouble-of.ts'
import { beginTap, withChallenge } from '../tap/tap.ts'
import { arrived } from './sending.ts'

interface FormInHand {
  readonly letter: Letter
  readonly form: StatusCheckForm
  readonly answers: readonly FormAnswer[]
}

/** The form of the letter in hand with the answers so far; null when there is none. */
export function formInHand({ mail }: App): FormInHand | null {
  const { letter, drafts } = mail
  if (letter === null || letter.form === null) return null
  return { letter, form: letter.form, answers: drafts[letter.letterId]?.answers ?? [] }
}

const answerTo = (answers: readonly FormAnswer[], questionId: string): FormAnswer | null =>
  answers.find((answer) => answer.questionId === questionId) ?? null

/** Opens the form at the first question without an answer, or at the review. */
export function startForm(before: App, formFrom: 'letter' | 'forms'): Next {
  const app: App = { ...before, mail: { ...before.mail, formFrom } }
  const inHand = formInHand(app)
  if (inHand === null) return [showTrouble(app, 'form_closed'), []]
  const open = inHand.form.questions.findIndex(
    ({ questionId }) => answerTo(inHand.answers, questionId) === null,
  )
  return open < 0 ? enterReview(app) : showQuestion(app, open, 'form')
}

export function showQuestion(app: App, index: number, returnsTo: Question['returnsTo']): Next {
  const inHand = formInHand(app)
  const question = inHand?.form.questions[index]
  if (inHand === null || question === undefined) return enterReview(app)
  const answered = answerTo(inHand.answers, question.questionId)?.value ?? null
  return [showing(app, questionAt(index, { question, answered }, returnsTo)), []]
}

export function onQuestionAct(app: App, screen: Question, act: QuestionAct): Next {
  if (act.kind === 'back') return stepBack(app, screen)
  const { choice } = act
  if (choice.asks === null) return answered(app, screen, { value: choice.value, phone: null })
  const inHand = formInHand(app)
  const questionId = inHand?.form.questions[screen.index]?.questionId ?? ''
  const typed = answerTo(inHand?.answers ?? [], questionId)?.phoneNumber ?? ''
  const asked = { index: screen.index, value: choice.value, returnsTo: screen.returnsTo }
  return [showing(app, phoneEntry(asked, typed)), []]
}

function stepBack(app: App, { index, returnsTo }: Question): Next {
  return returnsTo === 'review' ? enterReview(app) : showQuestion(app, index - 1, 'form')
}

/** The telephone number is whole, or the viewer went back to the question. */
export function onPhoneAct(app: App, act: 'proceed' | 'leave'): Next {
  const { screen } = app
  if (screen.name !== 'phone') return [app, []]
  if (act === 'leave') return showQuestion(app, screen.index, screen.returnsTo)
  return answered(app, screen, { value: screen.value, phone: screen.typed })
}

function answered(
  app: App,
  { index, returnsTo }: Pick<Question, 'index' | 'returnsTo'>,
  { value, phone }: { readonly value: string; readonly phone: string | null },
): Next {
  const inHand = formInHand(app)
  const question = inHand?.form.questions[index]
  if (inHand === null || question === undefined) return [app, []]
  const { letterId } = inHand.letter
  const others = inHand.answers.filter(({ questionId }) => questionId !== question.questionId)
  const answer: FormAnswer = { questionId: question.questionId, value, phoneNumber: phone }
  const answers = inOrderOf(inHand.form, [...others, answer])
  const drafts = { ...app.mail.drafts, [letterId]: { answers, isSaved: false } }
  const kept: App = { ...app, mail: { ...app.mail, drafts } }
  const isLast = index === inHand.form.questions.length - 1
  const [next, effects] =
    isLast || returnsTo === 'review' ? enterReview(kept) : showQuestion(kept, index + 1, 'form')
  const [, saving] = wishing(next, { kind: 'save_draft', letterId, answers })
  return [next, [...saving, ...effects]]
}

const inOrderOf = (form: StatusCheckForm, answers: readonly FormAnswer[]): readonly FormAnswer[] =>
  form.questions.flatMap(({ questionId }) => answerTo(answers, questionId) ?? [])

/** Answers that no wall has yet, sent once more. */
export function saveUnsavedDrafts(app: App): Next {
  if (app.person === null) return [app, []]
  const unsaved = Object.entries(app.mail.drafts).filter(([, draft]) => !draft.isSaved)
  return wishing(
    app,
    ...unsaved.map(
      ([letterId, { answers }]) => ({ kind: 'save_draft', letterId, answers }) as const,
    ),
  )
}

interface SavedDraft {
  readonly letterId: string
  readonly answers: readonly FormAnswer[]
  readonly outcome: Result<null, WallRefusal>
}

/** A draft that could not be saved stays here and is sent again later. */
export function onDraftSaved(app: App, { letterId, answers, outcome }: SavedDraft): Next {
  if (!outcome.ok) return isSessionOver(outcome.error) ? [expireSession(app), []] : [app, []]
  const draft = app.mail.drafts[letterId]
  if (draft === undefined || JSON.stringify(draft.answers) !== JSON.stringify(answers))
    return [app, []]
  const drafts = { ...app.mail.drafts, [letterId]: { ...draft, isSaved: true } }
  return [{ ...app, mail: { ...app.mail, drafts } }, []]
}

/** Asks the wall for the statement; the review is drawn from that and from nothing else. */
export function enterReview(app: App): Next {
  const inHand = formInHand(app)
  if (inHand === null) return [showTrouble(app, 'form_closed'), []]
  return waitingFor({ ...app, tap: null }, 'preparing_review', {
    kind: 'request_submission_challenge',
    letterId: inHand.letter.letterId,
    answers: inHand.answers,
  })
}

/** The statement came: for the review, or as a fresh question for the tap that is under way. */
export function onSubmissionChallenge(
  app: App,
  letterId: string,
  outcome: Result<Statemented, WallRefusal>,
): Next {
  if (app.mail.letter?.letterId !== letterId) return [app, []]
  const isWaited = app.screen.name === 'progress' && app.screen.wait === 'preparing_review'
  if (!isWaited && app.tap?.purpose !== 'submit') return [app, []]
  if (!outcome.ok) return noStatement(app, outcome.error)
  if (outcome.value.kind === 'arrived') return arrived(app, letterId, outcome.value.receipt)
  const { challenge } = outcome.value
  const before = app.mail.review?.challenge.statement ?? null
  const reviewed: App = {
    ...app,
    mail: { ...app.mail, review: { challenge, askedAt: app.now } },
  }
  const isSame = JSON.stringify(before) === JSON.stringify(challenge.statement)
  if (!isWaited && isSame) return withChallenge(reviewed, challenge)
  return [showing({ ...reviewed, tap: null }, reviewFromTop), []]
}

function noStatement(app: App, refusal: WallRefusal): Next {
  const isIncomplete =
    refusal.kind === 'problem' &&
    (refusal.code === 'draft_incomplete' || refusal.code === 'answers_invalid')
  return isIncomplete ? showQuestion({ ...app, tap: null }, 0, 'form') : refused(app, refusal)
}

export function onReviewAct(app: App, act: ReviewAct): Next {
  if (act.kind === 'correct') return showQuestion(app, act.index, 'review')
  if (act.kind === 'send') return beginTap(app, 'submit')
  const last = (formInHand(app)?.form.questions.length ?? 1) - 1
  return showQuestion(app, last, 'form')
}

/** 送らずに戻る: the same review from its top. */
export function backToReview(app: App): Next {
  if (app.mail.review === null) return enterReview(app)
  return [showing({ ...app, tap: null }, reviewFromTop), []]
}
