import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { CardAnswer, CardPresence, CardStep } from '#remote-reader-driver/contract/box-host'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Next, showing, wishing } from '../../app-state.ts'
import type { TapRefusal } from '../../ports/refusal.ts'
import { type Progress, waitFor } from '../../screens/progress/state.ts'
import { triesAfter } from '../../screens/tries/state.ts'
import { waysFrom } from '../../screens/trouble/state.ts'
import { whoNow } from '../../screens/who-now/state.ts'
import { startSending } from '../mail/sending.ts'
import { tryAgain } from '../place/again.ts'
import { showTrouble, waitingFor } from '../place/places.ts'
import { troubleOfTap } from '../place/trouble-of.ts'
import { beginTap, cardGone, proceedWhenReady, purposeOf } from './tap.ts'

const cardWaits: readonly Progress['wait'][] = ['reading', 'checking_pin', 'signing']

const isAskingCard = ({ screen }: App): boolean =>
  screen.name === 'progress' && cardWaits.includes(screen.wait)

/** A card was laid: it is read when it was asked for, else noted, for it may be another person's. */
export function onCardLaid(before: App): Next {
  if (before.card === 'present') return [before, []]
  const app: App = { ...before, card: 'present' }
  const { screen } = app
  if (screen.name === 'lay_card')
    return wishing(showing(app, { ...screen, stage: 'reading' }), {
      kind: 'read_tries',
      afterMs: 0,
    })
  if (screen.name === 'trouble' && waysFrom[screen.trouble][0] === 'lay_card')
    return beginTap(app, purposeOf(app))
  if (app.person === null || app.tap !== null) return [app, []]
  const noted: App = { ...app, mayBeSomeoneElse: true }
  if (screen.name !== 'letters' && screen.name !== 'forms') return [noted, []]
  return [showing({ ...noted, interrupted: screen, destination: screen.name }, whoNow), []]
}

/** A card came off: whatever still needed it starts again, without the digits. */
export function onCardLifted(before: App): Next {
  const app: App = { ...before, card: 'absent' }
  const { screen } = app
  if (screen.name === 'pin') return cardGone(app, app.tap?.triesLeft ?? null)
  if (isAskingCard(app)) return cardGone(app, null)
  if (screen.name === 'lay_card' && screen.stage === 'reading') return cardGone(app, null)
  return [app, []]
}

/** The words follow what the card is being asked. */
export function onCardStep(app: App, step: CardStep): Next {
  return isAskingCard(app) ? [showing(app, waitFor(step)), []] : [app, []]
}

/** The reader was asked whether a card lies there. */
export function onCardRead(app: App, outcome: Result<CardPresence, TapRefusal>): Next {
  if (!outcome.ok) return noAnswer(app, outcome.error)
  const { screen } = app
  const isBeingRead = screen.name === 'lay_card' && screen.stage === 'reading'
  if (outcome.value.card === 'present')
    return isBeingRead ? [{ ...app, card: 'present' }, []] : onCardLaid({ ...app, card: 'absent' })
  if (screen.name !== 'lay_card') return onCardLifted(app)
  const stage = screen.stage === 'looking' ? 'not_seen' : screen.stage
  return [showing({ ...app, card: 'absent' }, { ...screen, stage }), []]
}

/** An earlier question to the reader may still be under way: then it is asked a little later. */
const busyPauseMs = 500

export function onTriesRead(app: App, outcome: Result<number, TapRefusal>): Next {
  if (!outcome.ok && outcome.error.kind === 'reader_busy')
    return wishing(app, { kind: 'read_tries', afterMs: busyPauseMs })
  if (!outcome.ok) return noAnswer(app, outcome.error)
  if (app.tap === null) return [app, []]
  return proceedWhenReady({ ...app, tap: { ...app.tap, triesLeft: outcome.value } })
}

/** The card has signed, or it says why not; the PIN is in no state any more. */
export function onCardAnswered(app: App, outcome: Result<CardAnswer, TapRefusal>): Next {
  const { tap } = app
  if (tap === null || tap.challenge === null || !isAskingCard(app)) return [app, []]
  if (!outcome.ok) return noAnswer(app, outcome.error)
  const proof: UnverifiedCardProof = {
    challengeId: tap.challenge.challengeId,
    unverifiedCertificate: outcome.value.certificate,
    signature: outcome.value.signature,
    algorithm: outcome.value.algorithm,
  }
  if (tap.purpose === 'submit') return startSending(app, proof)
  return waitingFor(app, 'signing_in', { kind: 'sign_in', proof })
}

/** The native service behind the reader came or went. */
export function onBoxHost(app: App, link: 'up' | 'down'): Next {
  const wasDown = app.screen.name === 'trouble' && app.screen.trouble === 'box_host_down'
  if (link === 'up') return wasDown ? tryAgain(app) : wishing(app, { kind: 'read_card' })
  const needsReader = app.tap !== null && (app.screen.name === 'pin' || isAskingCard(app))
  if (needsReader || app.screen.name === 'lay_card')
    return [showTrouble({ ...app, card: 'absent' }, 'box_host_down'), []]
  return [{ ...app, card: 'absent' }, []]
}

function noAnswer(app: App, refusal: TapRefusal): Next {
  if (app.tap === null) return [app, []]
  if (refusal.kind === 'wrong_pin' || refusal.kind === 'last_try')
    return wrongPin(app, refusal.triesLeft)
  const trouble = troubleOfTap(refusal)
  if (trouble === null) return cardGone({ ...app, card: 'absent' }, null)
  return [showTrouble(app, trouble), []]
}

function wrongPin(app: App, triesLeft: number): Next {
  const tap = app.tap === null ? null : { ...app.tap, triesLeft, spendsLastTry: false }
  if (triesLeft < 1) return [showTrouble({ ...app, tap }, 'card_blocked'), []]
  return [showing({ ...app, tap }, triesAfter(triesLeft)), []]
}
