import { type App, type Next, wishing } from '../app-state.ts'
import { watchForPhone } from './family-phones.ts'
import { saveUnsavedDrafts } from './mail/form.ts'
import { showTrouble } from './place/places.ts'
import { renewChallenge } from './tap/tap.ts'

/** Nobody is hurried on the number pad: after two quiet minutes it asks. */
const quietPinMs = 120_000
const draftRetryMs = 30_000
const waitingEveryMs = 15 * 60_000

/** So often it is looked whether a phone has used the code on the screen. */
const phoneEveryMs = 5_000

const hasPassed = (everyMs: number, from: Date, to: Date): boolean =>
  Math.floor(from.getTime() / everyMs) !== Math.floor(to.getTime() / everyMs)

function asked(app: App): Next {
  const isQuiet = app.now.getTime() - app.lastKeyAt.getTime() >= quietPinMs
  if (app.screen.name === 'pin' && isQuiet) return [showTrouble(app, 'still_there'), []]
  const needsQuestion =
    app.screen.name === 'pin' || app.screen.name === 'lay_card' || app.screen.name === 'tries'
  return needsQuestion ? renewChallenge(app) : [app, []]
}

/** The clock: the menu's time, the quiet pad, the question that grows old, what is still unsaved. */
export function onTick(before: App, at: Date): Next {
  if (before.alerts.isInFront) return [{ ...before, now: at, lastKeyAt: at }, []]
  const [app, effects] = asked({ ...before, now: at })
  const [, saving] = hasPassed(draftRetryMs, before.now, at) ? saveUnsavedDrafts(app) : [app, []]
  const [, counting] = hasPassed(waitingEveryMs, before.now, at)
    ? wishing(app, { kind: 'load_waiting' })
    : [app, []]
  const [, watching] = hasPassed(phoneEveryMs, before.now, at) ? watchForPhone(app) : [app, []]
  return [app, [...effects, ...saving, ...counting, ...watching]]
}
