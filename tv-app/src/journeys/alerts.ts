import type { AlertNews } from '../alert/seam.ts'
import { type App, type Next, type Screen, wishing } from '../app-state.ts'
import { menuAt } from '../screens/menu/state.ts'
import { emptyPin } from '../screens/pin/state.ts'

/**
 * The alert layer came to the front, left it, or an order began or ended. What lies under an alert is
 * paused, not lost; only the digits of a PIN are cleared, and whatever is being read falls silent.
 */
export function onAlerts(before: App, news: AlertNews): Next {
  const isAlertLineClosed = before.isAlertLineClosed && news.live !== null && !news.isInFront
  const app: App = { ...before, alerts: news, isAlertLineClosed, lastKeyAt: before.now }
  const screen = screenUnder(app, before)
  if (!news.isInFront || !app.isSpeaking) return [{ ...app, screen }, []]
  return wishing({ ...app, screen, isSpeaking: false }, { kind: 'stop_speaking' })
}

function screenUnder({ screen, alerts }: App, before: App): Screen {
  if (screen.name === 'pin' && alerts.isInFront) return emptyPin
  const wasLive = before.alerts.live !== null
  const isLive = alerts.live !== null
  return screen.name === 'menu' && wasLive !== isLive ? menuAt(0) : screen
}
