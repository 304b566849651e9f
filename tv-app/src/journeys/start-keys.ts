import { type App, type Next, type Screen, showing, wishing } from '../app-state.ts'
import type { TvKey } from '../keys/tv-key.ts'
import { onLayCardKey } from '../screens/lay-card/state.ts'
import { type MenuAct, onMenuKey } from '../screens/menu/state.ts'
import { onPinKey, type PinEntry } from '../screens/pin/state.ts'
import { waitFor } from '../screens/progress/state.ts'
import { onSettingsKey, type SettingsAct, settings } from '../screens/settings/state.ts'
import { onTextSizeKey, type TextSizeAct, textSizeAt } from '../screens/text-size/state.ts'
import { onTriesKey, type TriesAct } from '../screens/tries/state.ts'
import { onTroubleKey, troubleShown, type Way } from '../screens/trouble/state.ts'
import { onWatchingKey, type WatchingAct, type WatchingLine } from '../screens/watching/state.ts'
import { onWhoNowKey, type WhoNowAct } from '../screens/who-now/state.ts'
import { openConsent } from './consent.ts'
import { openPhones } from './family-phones.ts'
import { backToReview, enterReview } from './mail/form.ts'
import { enterMail, fetchMail } from './mail/mail.ts'
import { samePerson, tryAgain } from './place/again.ts'
import { toMenu, toWatching } from './place/places.ts'
import { changePerson, signOut } from './place/session.ts'
import { beginTap, goOn, purposeOf, typeAgain } from './tap/tap.ts'

type EarlyScreen = Extract<
  Screen,
  {
    name:
      | 'watching'
      | 'menu'
      | 'text_size'
      | 'settings'
      | 'lay_card'
      | 'pin'
      | 'tries'
      | 'who_now'
      | 'trouble'
  }
>

/** The line that stands at the bottom of the broadcast: no letter asks while an order is in force. */
export function watchingLine(app: App): WatchingLine | null {
  const { waiting, alerts } = app
  if (alerts.hasStrip) return app.isAlertLineClosed ? null : 'alert'
  const isWaiting = waiting !== null && waiting.unread > 0
  return isWaiting && !app.isStripClosed ? 'letters' : null
}

/** Keys on the screens that need nobody signed in. */
export function onStartKey(app: App, screen: EarlyScreen, key: TvKey): Next {
  switch (screen.name) {
    case 'watching':
      return after(app, onWatchingKey(screen, key, watchingLine(app)), onWatchingAct)
    case 'menu':
      return after(app, onMenuKey(screen, key, app.alerts.live !== null), onMenuAct)
    case 'text_size':
      return after(app, onTextSizeKey(screen, key), onTextSizeAct)
    case 'settings':
      return after(app, onSettingsKey(screen, key, app.person !== null), onSettingsAct)
    case 'lay_card':
      return after(app, onLayCardKey(screen, key), onLayCardAct)
    case 'pin':
      return onPin(app, screen, key)
    case 'tries':
      return after(app, onTriesKey(screen, key), onTriesAct)
    case 'who_now':
      return after(app, onWhoNowKey(screen, key), onWhoNowAct)
    case 'trouble':
      return after(app, onTroubleKey(screen, key), onWay)
  }
}

/** The screen as the key left it, and then what the key asked of the app. */
export function after<Act>(
  app: App,
  [screen, act]: readonly [Screen, Act | null],
  then: (app: App, act: Act) => Next,
): Next {
  const shown = showing(app, screen)
  return act === null ? [shown, []] : then(shown, act)
}

function onWatchingAct(app: App, act: WatchingAct): Next {
  if (act === 'open_letters') return enterMail(app, 'letters')
  if (act === 'open_menu') return toMenu({ ...app, destination: 'letters' })
  const closed = app.alerts.hasStrip ? { isAlertLineClosed: true } : { isStripClosed: true }
  return [{ ...app, ...closed }, []]
}

function onMenuAct(app: App, act: MenuAct): Next {
  if (act === 'letters' || act === 'forms') return enterMail(app, act)
  if (act === 'alerts') return openAlerts(app)
  return act === 'settings' ? [showing(app, textSizeAt(app.textSize)), []] : toWatching(app)
}

/** The order in force stands in front once more; without one a page says so. */
const openAlerts = (app: App): Next =>
  app.alerts.live === null
    ? [showing(app, troubleShown('no_alerts')), []]
    : wishing(app, { kind: 'open_alert' })

function onTextSizeAct(app: App, act: TextSizeAct): Next {
  if (act === 'settings') return [showing(app, settings), []]
  if (act === 'leave') return toMenu(app)
  const [menu] = toMenu({ ...app, textSize: act })
  return wishing(menu, { kind: 'keep_text_size', size: act })
}

function onSettingsAct(app: App, act: SettingsAct): Next {
  if (act === 'sign_out') return signOut(app)
  if (act === 'alert_name') return openConsent(app)
  if (act === 'family_phones') return openPhones(app)
  if (act === 'leave') return [showing(app, textSizeAt(app.textSize)), []]
  return toMenu(app)
}

function onLayCardAct(app: App, act: 'look_again' | 'leave'): Next {
  if (act === 'leave') return leaveTap(app)
  if (app.screen.name !== 'lay_card' || app.screen.stage === 'reading') return [app, []]
  return wishing(showing(app, { ...app.screen, stage: 'looking' }), { kind: 'read_card' })
}

/** Stops before anything was sent: back to the answers, or to the first page. */
function leaveTap(app: App): Next {
  return purposeOf(app) === 'submit' ? backToReview(app) : toMenu(app)
}

/** 進む hands the digits to the card; from here on no state holds them. */
function onPin(app: App, screen: PinEntry, key: TvKey): Next {
  const [next, act] = onPinKey(screen, key)
  if (act === 'leave') return leaveTap(app)
  const { tap } = app
  if (act === null || tap === null || tap.challenge === null) return [showing(app, next), []]
  return wishing(showing(app, waitFor('checking_pin')), {
    kind: 'authenticate',
    message: base64Of(tap.challenge.document),
    pin: next.typed,
    spendLastTry: tap.spendsLastTry,
  })
}

const base64Of = (document: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(document)))

function onTriesAct(app: App, act: TriesAct): Next {
  if (act === 'not_today') return toMenu(app)
  return typeAgain(app, act === 'spend_last')
}

function onWhoNowAct(app: App, act: WhoNowAct): Next {
  if (act === 'same_person') return samePerson(app)
  return act === 'someone_else' ? changePerson(app) : toMenu(app)
}

function onWay(app: App, way: Way): Next {
  switch (way) {
    case 'again':
    case 'connect':
    case 'names':
      return tryAgain(app)
    case 'lay_card':
      return beginTap(app, purposeOf(app))
    case 'go_on':
      return goOn(app)
    case 'review':
      return enterReview(app)
    case 'letters':
      return fetchMail({ ...app, destination: 'letters' })
    case 'watch':
      return toWatching(app)
    case 'menu':
    case 'not_today':
      return toMenu(app)
  }
}
