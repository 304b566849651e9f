import { type App, type Next, newEra, type Screen, showing, wishing } from '../../app-state.ts'
import type { WallRefusal } from '../../ports/refusal.ts'
import { layCard } from '../../screens/lay-card/state.ts'
import { menuAt } from '../../screens/menu/state.ts'
import { waitFor } from '../../screens/progress/state.ts'
import { receiptShown } from '../../screens/receipt/state.ts'
import { troubleShown } from '../../screens/trouble/state.ts'
import { watching } from '../../screens/watching/state.ts'
import type { Trouble } from '../../text/trouble.ts'
import { isSessionOver, troubleOfWall } from './trouble-of.ts'

/** Leaves whatever was going on; answers that are still under way concern no screen any more. */
const leaving = (app: App): App => newEra({ ...app, tap: null, resume: null, interrupted: null })

/** The menu, or first the receipt that came while the viewer was elsewhere. */
export function toMenu(app: App): Next {
  const calm = leaving(app)
  if (app.arrived !== null) {
    const { letterId, receipt } = app.arrived
    return [showing({ ...calm, arrived: null }, receiptShown(letterId, receipt, 'menu')), []]
  }
  return [showing(calm, menuAt(firstRow(app))), []]
}

/** An order in force comes before everything else. */
function firstRow({ alerts, destination }: App): number {
  if (alerts.live !== null) return 0
  return destination === 'forms' ? 1 : 0
}

export const toWatching = (app: App): Next => [showing(leaving(app), watching), []]

/** The screen to come back to: one that holds no PIN digits and can be entered afresh. */
function remembered(app: App): Screen {
  if (app.screen.name === 'pin')
    return layCard(app.tap?.purpose === 'submit' ? 'submit' : 'sign_in')
  return app.screen.name === 'trouble' ? (app.interrupted ?? app.screen) : app.screen
}

/** Shows a trouble and remembers what it interrupted. */
export const showTrouble = (app: App, trouble: Trouble): App =>
  newEra({ ...app, interrupted: remembered(app), screen: troubleShown(trouble) })

const isCalm = ({ name }: Screen): boolean =>
  name === 'watching' || name === 'menu' || name === 'text_size' || name === 'settings'

/** Where a session that ended leaves off; a tap for sending starts again at the review. */
function placeToResume(app: App): Screen {
  const isSubmitting = app.tap?.purpose === 'submit'
  return isSubmitting ? waitFor('preparing_review') : remembered(app)
}

/** The session is over. Answers and the place are kept for the same person's return. */
export function expireSession(app: App): App {
  const signedOut: App = newEra({ ...app, person: null, tap: null })
  if (isCalm(app.screen) || app.person === null) return signedOut
  return {
    ...signedOut,
    resume: { personId: app.person.residentId, screen: placeToResume(app) },
    interrupted: null,
    screen: troubleShown('session_expired'),
  }
}

/** What a wall's refusal means for the screen that waited for its answer. */
export const refused = (app: App, refusal: WallRefusal): Next =>
  isSessionOver(refusal) ? [expireSession(app), []] : [showTrouble(app, troubleOfWall(refusal)), []]

/** Gives a new name to the waiting on screen and asks for something. */
export const waitingFor = (
  app: App,
  wait: Parameters<typeof waitFor>[0],
  ...wishes: Parameters<typeof wishing> extends [App, ...infer Wishes] ? Wishes : never
): Next => wishing(showing(app, waitFor(wait)), ...wishes)
