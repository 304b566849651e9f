import type { Answer, AppEvent } from './app-event.ts'
import { type App, appAtStart, type Next, type Setup, wishing } from './app-state.ts'
import { onAlerts } from './journeys/alerts.ts'
import { onAnswer } from './journeys/answers.ts'
import { onScreenKey } from './journeys/screen-keys.ts'
import { onBoxHost, onCardLaid, onCardLifted, onCardStep } from './journeys/tap/card.ts'
import { onTick } from './journeys/tick.ts'
import type { TvKey } from './keys/tv-key.ts'
import type { Page, TextSize } from './page/page.ts'
import { pageOf } from './page-of.ts'
import { emptyPin } from './screens/pin/state.ts'
import { reviewFromTop } from './screens/review/state.ts'
import { onSettingsKey } from './screens/settings/state.ts'
import { nextSize } from './screens/text-size/state.ts'

export type { App, Next, Setup } from './app-state.ts'
export { pageOf } from './page-of.ts'

/** The app when the television is switched on, and the first things it asks for. */
export const initialApp = (setup: Setup, now: Date, textSize: TextSize): Next =>
  wishing(appAtStart(setup, now, textSize), { kind: 'load_waiting' })

/** The whole app as one pure step: what happened, what the screen is now, what is asked for. */
export function onEvent(app: App, event: AppEvent): Next {
  const [next, effects] = step(app, event)
  if (!app.isSpeaking || !next.isSpeaking || saysTheSame(pageOf(app), pageOf(next)))
    return [next, effects]
  const [silent, stopping] = wishing({ ...next, isSpeaking: false }, { kind: 'stop_speaking' })
  return [silent, [...effects, ...stopping]]
}

const saysTheSame = (before: Page, after: Page): boolean =>
  before.screen === after.screen && before.spoken === after.spoken

function step(app: App, event: AppEvent): Next {
  switch (event.kind) {
    case 'key':
      return onKey({ ...app, lastKeyAt: app.now }, event.key)
    case 'tick':
      return onTick(app, event.at)
    case 'switched_on':
      return switchedOn(app)
    case 'alerts':
      return onAlerts(app, event.news)
    case 'card':
      return event.card === 'present' ? onCardLaid(app) : onCardLifted(app)
    case 'card_step':
      return onCardStep(app, event.step)
    case 'box_host':
      return onBoxHost(app, event.link)
    case 'answer':
      return concerns(app, event.era, event.answer) ? onAnswer(app, event.answer) : [app, []]
  }
}

/** The strip comes back and the place stays, for whoever pressed the wrong input; digits do not. */
function switchedOn(app: App): Next {
  const screen = app.screen.name === 'pin' ? emptyPin : app.screen
  return wishing(
    { ...app, isStripClosed: false, isAlertLineClosed: false, screen },
    { kind: 'load_waiting' },
  )
}

const timeless: readonly Answer['kind'][] = ['waiting', 'draft_saved', 'submitted', 'speech_ended']

const concerns = (app: App, era: number, { kind }: Answer): boolean =>
  era === app.era || timeless.includes(kind)

function onKey(app: App, key: TvKey): Next {
  if (key === 'blue') return toggleSpeech(app)
  if (key === 'yellow') return enlarge(app)
  if (isReadAloudRow(app, key)) return toggleSpeech(app)
  return onScreenKey(app, app.screen, key)
}

/** 「この画面を読み上げる」 in the settings does what the blue key does. */
const isReadAloudRow = ({ screen, person }: App, key: TvKey): boolean =>
  screen.name === 'settings' && onSettingsKey(screen, key, person !== null)[1] === 'read_aloud'

function toggleSpeech(app: App): Next {
  if (app.isSpeaking) return wishing({ ...app, isSpeaking: false }, { kind: 'stop_speaking' })
  const words = pageOf(app).spoken
  return words === '' ? [app, []] : wishing({ ...app, isSpeaking: true }, { kind: 'speak', words })
}

/** The review begins again: every answer is shown in the size in which it can be read. */
function enlarge(app: App): Next {
  const { name } = app.screen
  if (name === 'pin' || name === 'text_size' || name === 'settings' || name === 'watching')
    return [app, []]
  const size = nextSize(app.textSize)
  const screen = name === 'review' ? reviewFromTop : app.screen
  return wishing({ ...app, textSize: size, screen }, { kind: 'keep_text_size', size })
}
