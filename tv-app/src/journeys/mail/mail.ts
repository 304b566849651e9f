import type { Letter, LetterSummary } from '#cable-backend/contract/letter'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Destination, type Next, showing } from '../../app-state.ts'
import type { WallRefusal } from '../../ports/refusal.ts'
import { type FormLetter, formsFromTop, formsOf } from '../../screens/forms/state.ts'
import { firstPage, type LetterAct, letterLineOf } from '../../screens/letter/state.ts'
import { inReadingOrder, lettersFromTop } from '../../screens/letters/state.ts'
import type { Progress } from '../../screens/progress/state.ts'
import { type ReceiptShown, receiptShown } from '../../screens/receipt/state.ts'
import { whoNow } from '../../screens/who-now/state.ts'
import { refused, toMenu, waitingFor } from '../place/places.ts'
import { beginTap } from '../tap/tap.ts'
import { startForm } from './form.ts'
import { waitingOf } from './waiting.ts'

/** お手紙 or 現況届 was chosen: fetch them, or first find out who it is that asks. */
export function enterMail(before: App, destination: Destination): Next {
  const app: App = { ...before, destination, isStripClosed: true }
  if (app.person === null) return beginTap(app, 'sign_in')
  if (app.mayBeSomeoneElse) return [showing({ ...app, interrupted: null }, whoNow), []]
  return fetchMail(app)
}

/** Fetches the letters for the destination that was chosen. */
export const fetchMail = (app: App): Next =>
  waitingFor(app, app.destination === 'forms' ? 'fetching_forms' : 'fetching_letters', {
    kind: 'load_letters',
  })

const isWaiting = ({ screen }: App, ...waits: readonly Progress['wait'][]): boolean =>
  screen.name === 'progress' && waits.includes(screen.wait)

export function onLetters(app: App, outcome: Result<readonly LetterSummary[], WallRefusal>): Next {
  const isWaited = isWaiting(app, 'fetching_letters', 'fetching_forms')
  if (!outcome.ok) return isWaited ? refused(app, outcome.error) : [app, []]
  const letters = inReadingOrder(outcome.value)
  const known: App = { ...app, waiting: waitingOf(letters), mail: { ...app.mail, letters } }
  if (isWaiting(app, 'fetching_letters')) return [showing(known, lettersFromTop), []]
  return isWaiting(app, 'fetching_forms') ? openForms(known, letters) : [known, []]
}

/** One form goes straight in; else the list. */
function openForms(app: App, letters: readonly LetterSummary[]): Next {
  const forms = formsOf(letters)
  const [only] = forms
  if (only === undefined || forms.length > 1) return [showing(app, formsFromTop), []]
  return openForm(app, only)
}

/** A form that was handed in shows its receipt, an open one its questions. */
export function openForm(app: App, { letterId, form }: FormLetter): Next {
  if (form.receipt !== null)
    return [showing(app, receiptShown(letterId, form.receipt, 'forms')), []]
  return fetchLetter(app, letterId, 'fetching_form')
}

/** Fetches a letter, to be read or for its form. */
export const fetchLetter = (
  app: App,
  letterId: string,
  wait: 'fetching_letter' | 'fetching_form',
): Next =>
  waitingFor({ ...app, mail: { ...app.mail, openingId: letterId } }, wait, {
    kind: 'load_letter',
    letterId,
  })

export function onLetter(before: App, outcome: Result<Letter, WallRefusal>): Next {
  if (!isWaiting(before, 'fetching_letter', 'fetching_form')) return [before, []]
  if (!outcome.ok) return refused(before, outcome.error)
  const letter = outcome.value
  const app = withLetter(before, letter)
  if (isWaiting(before, 'fetching_form')) return startForm(app, 'forms')
  const isUnread = app.mail.letters?.find(({ letterId }) => letterId === letter.letterId)?.isUnread
  const [read] = [showing(withOpened(app, letter.letterId), firstPage)]
  if (isUnread === false) return [read, []]
  return [read, [{ wish: { kind: 'mark_opened', letterId: letter.letterId }, era: app.era }]]
}

/** The draft here wins over the wall's while it has not been saved there. */
function withLetter(app: App, letter: Letter): App {
  const local = app.mail.drafts[letter.letterId]
  const keepsLocal = local !== undefined && !local.isSaved
  const draft = keepsLocal ? local : { answers: letter.draft?.answers ?? [], isSaved: true }
  const drafts = { ...app.mail.drafts, [letter.letterId]: draft }
  return { ...app, mail: { ...app.mail, letter, drafts } }
}

function withOpened(app: App, openedId: string): App {
  const letters =
    app.mail.letters?.map((letter) =>
      letter.letterId === openedId ? { ...letter, isUnread: false } : letter,
    ) ?? null
  const waiting = letters === null ? app.waiting : waitingOf(letters)
  return { ...app, waiting, mail: { ...app.mail, letters } }
}

/** The open letter in pages that fit the present text size. */
export const pagesOf = (app: App, letter: Letter) =>
  app.setup.paginate(letter.parts.map(letterLineOf), app.textSize)

export function onLetterAct(app: App, letter: Letter, act: LetterAct): Next {
  if (act === 'hand_in') return startForm(app, 'letter')
  if ((act === 'receipt' || act === 'reply') && letter.receipt !== null)
    return [showing(app, receiptShown(letter.letterId, letter.receipt, 'letter')), []]
  return backToLetters(app, letter.letterId)
}

function backToLetters(app: App, letterId: string): Next {
  const { letters } = app.mail
  if (letters === null) return fetchMail({ ...app, destination: 'letters' })
  const at = Math.max(
    0,
    letters.findIndex((letter) => letter.letterId === letterId),
  )
  return [showing(app, { name: 'letters', at, isBelow: false }), []]
}

/** 戻る from the first question: to where the form was opened. */
export function leaveForm(app: App): Next {
  const { letter, letters, formFrom } = app.mail
  if (formFrom === 'letter' && letter !== null) {
    const pages = pagesOf(app, letter).length
    return [showing(app, { name: 'letter', page: pages - 1 }), []]
  }
  return backToForms(app, letters)
}

function backToForms(app: App, letters: readonly LetterSummary[] | null): Next {
  const isOnlyOne = letters === null || formsOf(letters).length < 2
  return isOnlyOne ? toMenu(app) : [showing(app, formsFromTop), []]
}

/** わかりました on a receipt, or 戻る: to where it was looked up. */
export function leaveReceipt(app: App, { backTo, letterId }: ReceiptShown): Next {
  if (backTo === 'forms') return backToForms(app, app.mail.letters)
  const letter = app.mail.letter
  if (backTo === 'menu' || letter === null || letter.letterId !== letterId) return toMenu(app)
  return [showing(app, { name: 'letter', page: pagesOf(app, letter).length - 1 }), []]
}
