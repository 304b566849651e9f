import type { AlertRegistration } from '#cable-backend/contract/alert-stream'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Next, showing } from '../app-state.ts'
import type { WallRefusal } from '../ports/refusal.ts'
import { type ConsentAct, consentTo } from '../screens/consent/state.ts'
import { settings } from '../screens/settings/state.ts'
import { consentWords } from '../text/consent.ts'
import { refused, waitingFor } from './place/places.ts'

/** 避難のお知らせの、お名前: what is so now is asked of the cable operator. */
export const openConsent = (app: App): Next =>
  waitingFor(app, 'fetching_consent', { kind: 'load_registration' })

export function onConsentAct(app: App, act: ConsentAct): Next {
  if (act === 'leave') return [showing(app, settings), []]
  if (act === 'withdraw') return waitingFor(app, 'keeping_consent', { kind: 'withdraw_consent' })
  const words = consentWords(app.person?.name ?? '')
  return waitingFor(app, 'keeping_consent', { kind: 'give_consent', words })
}

export function onRegistration(app: App, outcome: Result<AlertRegistration, WallRefusal>): Next {
  const { screen } = app
  if (screen.name !== 'progress') return [app, []]
  const isKept = screen.wait === 'keeping_consent'
  if (!isKept && screen.wait !== 'fetching_consent') return [app, []]
  if (!outcome.ok) return refused(app, outcome.error)
  return [showing(app, consentTo(outcome.value, isKept)), []]
}
