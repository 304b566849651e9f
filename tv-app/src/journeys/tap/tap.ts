import type { IssuedChallenge } from '#cable-backend/contract/card-proof'
import { type App, type Next, newEra, showing, type Tap, wishing } from '../../app-state.ts'
import type { Wish } from '../../effects/effect.ts'
import { layCard, type Occasion } from '../../screens/lay-card/state.ts'
import { emptyPin } from '../../screens/pin/state.ts'
import { triesAfter } from '../../screens/tries/state.ts'
import { showTrouble } from '../place/places.ts'

/** A challenge older than this is asked for again before the card signs it. */
export const challengeFreshMs = 120_000

/** What the card is asked for now, or was before a trouble came between. */
export function purposeOf({ tap, interrupted }: App): Tap['purpose'] {
  const wasReviewed = interrupted?.name === 'progress' && interrupted.wait === 'preparing_review'
  return tap?.purpose ?? (wasReviewed ? 'submit' : 'sign_in')
}

/** Asks the wall that will check the tap for its question. */
function challengeWish(app: App, purpose: Tap['purpose']): Wish | null {
  if (purpose === 'sign_in') return { kind: 'request_login_challenge' }
  const letter = app.mail.letter
  if (letter === null) return null
  const answers = app.mail.drafts[letter.letterId]?.answers ?? []
  return { kind: 'request_submission_challenge', letterId: letter.letterId, answers }
}

/** The question asked again in the background, when the one in hand has grown old. */
export function renewChallenge(app: App): Next {
  const { tap } = app
  if (tap === null || app.now.getTime() - tap.challengeAskedAt.getTime() < challengeFreshMs)
    return [app, []]
  const wish = challengeWish(app, tap.purpose)
  return wishing(
    { ...app, tap: { ...tap, challengeAskedAt: app.now } },
    ...(wish === null ? [] : [wish]),
  )
}

function freshChallenge(app: App, purpose: Tap['purpose']): Pick<Tap, 'challenge'> {
  const { review } = app.mail
  const isFresh =
    purpose === 'submit' &&
    review !== null &&
    app.now.getTime() - review.askedAt.getTime() < challengeFreshMs / 2
  return { challenge: isFresh ? review.challenge : null }
}

/** Asks for the card. One that lies there already is read at once. */
export function beginTap(before: App, purpose: Tap['purpose']): Next {
  const app = newEra(before)
  const tap: Tap = {
    purpose,
    ...freshChallenge(app, purpose),
    challengeAskedAt: app.now,
    triesLeft: null,
    spendsLastTry: false,
  }
  const wish = tap.challenge === null ? challengeWish(app, purpose) : null
  const [asking, effects] = askForCard({ ...app, tap }, purpose)
  const [, more] = wishing(asking, ...(wish === null ? [] : [wish]))
  return [asking, [...effects, ...more]]
}

/** Shows where to lay the card and looks whether it is there. */
export function askForCard(app: App, occasion: Occasion): Next {
  if (app.card === 'present')
    return wishing(showing(app, layCard(occasion, 'reading')), { kind: 'read_tries', afterMs: 0 })
  return wishing(showing(app, layCard(occasion)), { kind: 'read_card' })
}

/** The card came off before it had answered: only the typed digits are lost. */
export function cardGone(app: App, triesLeft: number | null): Next {
  const tap = app.tap === null ? null : { ...app.tap, triesLeft }
  return [newEra(showing({ ...app, tap }, layCard('gone'))), []]
}

/** Goes on to the number pad once the card has told its tries and the wall its question. */
export function proceedWhenReady(app: App): Next {
  const { screen, tap } = app
  const isReading = screen.name === 'lay_card' && screen.stage === 'reading'
  if (!isReading || tap === null || tap.triesLeft === null || tap.challenge === null)
    return [app, []]
  if (tap.triesLeft === 0) return [showTrouble(app, 'card_blocked'), []]
  if (tap.triesLeft === 1) return [showing(app, triesAfter(1)), []]
  return [showing(app, emptyPin), []]
}

/** A question arrived. It belongs to the tap that is under way, whatever its screen. */
export function withChallenge(app: App, challenge: IssuedChallenge): Next {
  if (app.tap === null) return [app, []]
  return proceedWhenReady({ ...app, tap: { ...app.tap, challenge } })
}

/** The number pad again, after a wrong number or before the last try. */
export function typeAgain(app: App, spendsLastTry: boolean): Next {
  if (app.tap === null || app.card === 'absent') return askForCard(app, purposeOf(app))
  return [showing({ ...app, tap: { ...app.tap, spendsLastTry } }, emptyPin), []]
}

/** Goes on after 「まだ続けますか」: the card is read afresh and the number typed anew. */
export const goOn = (app: App): Next => askForCard(app, purposeOf(app))
