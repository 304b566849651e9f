import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { LetterSummary, Receipt } from '#cable-backend/contract/letter'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Mail, type Next, type Outbox, showing, wishing } from '../../app-state.ts'
import type { WallRefusal } from '../../ports/refusal.ts'
import { waitFor } from '../../screens/progress/state.ts'
import { receiptShown } from '../../screens/receipt/state.ts'
import { expireSession, showTrouble, waitingFor } from '../place/places.ts'
import { isFateUnknown, isSessionOver, troubleOfWall } from '../place/trouble-of.ts'
import { waitingOf } from './waiting.ts'

const firstPauseMs = 3_000
const longestPauseMs = 30_000

/** The card has signed the statement: hand the proof over, once. */
export function startSending(app: App, proof: UnverifiedCardProof): Next {
  const letterId = app.mail.letter?.letterId
  if (letterId === undefined) return [app, []]
  const outbox: Outbox = { letterId, proof, attempts: 0 }
  const sending = { ...app, outbox, tap: null }
  return waitingFor(sending, 'sending', { kind: 'submit', proof, afterMs: 0 })
}

/** Asks again with the very same proof; the wall answers a retry with the same receipt. */
export function sendAgain(app: App, afterMs: number): Next {
  if (app.outbox === null) return [app, []]
  return wishing(app, { kind: 'submit', proof: app.outbox.proof, afterMs })
}

const isOnSendingScreen = ({ screen }: App): boolean =>
  screen.name === 'progress' && (screen.wait === 'sending' || screen.wait === 'confirming')

/** The fate of the proof in the outbox, wherever the viewer is by now. */
export function onSubmitted(
  app: App,
  { challengeId, outcome }: { challengeId: string; outcome: Result<Receipt, WallRefusal> },
): Next {
  if (app.outbox === null || app.outbox.proof.challengeId !== challengeId) return [app, []]
  if (outcome.ok) return arrived(app, app.outbox.letterId, outcome.value)
  if (isSessionOver(outcome.error)) return [expireSession(app), []]
  if (isFateUnknown(outcome.error)) return waitLonger(app, app.outbox)
  return turnedDown(app, outcome.error)
}

function waitLonger(app: App, outbox: Outbox): Next {
  const attempts = outbox.attempts + 1
  const afterMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1))
  const waiting: App = {
    ...app,
    outbox: { ...outbox, attempts },
    screen: isOnSendingScreen(app) ? waitFor('confirming') : app.screen,
  }
  return sendAgain(waiting, afterMs)
}

/** The wall said no, so nothing was sent; the next try begins at the review with a new question. */
function turnedDown(app: App, refusal: WallRefusal): Next {
  const unsent: App = {
    ...app,
    outbox: null,
    mail: { ...app.mail, review: null },
  }
  if (!isOnSendingScreen(app)) return [unsent, []]
  const trouble = troubleOfWall(refusal)
  const shown = showTrouble(unsent, trouble === 'took_too_long' ? 'review_too_old' : trouble)
  return [{ ...shown, interrupted: waitFor('preparing_review') }, []]
}

const receiptScreens = ['menu', 'letters', 'forms']

const isPreparing = ({ screen }: App): boolean =>
  screen.name === 'progress' && screen.wait === 'preparing_review'

/** The form is there: its receipt is shown now, or when the viewer comes back to the menu. */
export function arrived(app: App, letterId: string, receipt: Receipt): Next {
  const done: App = { ...withReceipt(app, letterId, receipt), outbox: null, tap: null }
  const mayShow =
    isOnSendingScreen(app) ||
    isPreparing(app) ||
    app.tap?.purpose === 'submit' ||
    receiptScreens.includes(app.screen.name)
  if (!mayShow) return [{ ...done, arrived: { letterId, receipt } }, []]
  return [showing(done, receiptShown(letterId, receipt, 'menu')), []]
}

function withReceipt(app: App, letterId: string, receipt: Receipt): App {
  const { letter, letters, drafts } = app.mail
  const { [letterId]: _, ...otherDrafts } = drafts
  const stamped = (summary: LetterSummary): LetterSummary =>
    summary.letterId === letterId && summary.form !== null
      ? { ...summary, form: { ...summary.form, receipt } }
      : summary
  const mail: Mail = {
    ...app.mail,
    letter: letter?.letterId === letterId ? { ...letter, receipt } : letter,
    letters: letters?.map(stamped) ?? null,
    drafts: otherDrafts,
    review: null,
  }
  return { ...app, mail, waiting: mail.letters === null ? app.waiting : waitingOf(mail.letters) }
}
