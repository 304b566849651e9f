import type { AlertRegistration } from '#cable-backend/contract/alert-stream'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Next, showing } from '../app-state.ts'
import type { WallRefusal } from '../ports/refusal.ts'
import { type ConsentAct, consentOffered, consentTo } from '../screens/consent/state.ts'
import { settings } from '../screens/settings/state.ts'
import { consentWords } from '../text/consent.ts'
import { fetchMail } from './mail/mail.ts'
import { refused, waitingFor } from './place/places.ts'

/** 避難のお知らせの、お名前: what is so now is asked of the cable operator. */
export const openConsent = (app: App): Next =>
  waitingFor({ ...app, consentFrom: 'settings' }, 'fetching_consent', { kind: 'load_registration' })

/** Who was never asked is asked once, before the letters they came for. */
export const offerConsent = (app: App): Next => [
  showing({ ...app, consentFrom: 'sign_in' }, consentOffered(app.person?.name ?? '')),
  [],
]

/** The same question once more, after a trouble. */
export const askConsentAgain = (app: App): Next =>
  app.consentFrom === 'sign_in' ? offerConsent(app) : openConsent(app)

export function onConsentAct(app: App, act: ConsentAct): Next {
  if (act === 'leave') return leaveConsent(app)
  if (act === 'give') {
    const words = consentWords(app.person?.name ?? '')
    return waitingFor(app, 'keeping_consent', { kind: 'give_consent', words })
  }
  if (act === 'decline' && !app.isNameQuestionOpen) return leaveConsent(app)
  return waitingFor(app, 'keeping_consent', { kind: 'withdraw_consent' })
}

/** On to what was asked for before the question came. */
const leaveConsent = (app: App): Next =>
  app.consentFrom === 'sign_in' ? fetchMail(app) : [showing(app, settings), []]

export function onRegistration(before: App, outcome: Result<AlertRegistration, WallRefusal>): Next {
  const { screen } = before
  if (screen.name !== 'progress') return [before, []]
  const isKept = screen.wait === 'keeping_consent'
  if (!isKept && screen.wait !== 'fetching_consent') return [before, []]
  if (!outcome.ok) return refused(before, outcome.error)
  const isAnswered = isKept || outcome.value.registeredAt !== null
  const app: App = { ...before, isNameQuestionOpen: before.isNameQuestionOpen && !isAnswered }
  const isNo = isKept && before.isNameQuestionOpen && outcome.value.registeredAt === null
  return isNo ? leaveConsent(app) : [showing(app, consentTo(outcome.value, isKept)), []]
}
