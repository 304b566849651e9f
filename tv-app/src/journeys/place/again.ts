import { type App, type Next, type Screen, showing } from '../../app-state.ts'
import type { Progress } from '../../screens/progress/state.ts'
import { askConsentAgain } from '../consent.ts'
import { openPhones } from '../family-phones.ts'
import { enterReview } from '../mail/form.ts'
import { enterMail, fetchLetter, fetchMail } from '../mail/mail.ts'
import { sendAgain } from '../mail/sending.ts'
import { beginTap, purposeOf } from '../tap/tap.ts'
import { toMenu } from './places.ts'

/** Enters a screen again after a trouble: what it waited for is asked for once more. */
export function enterAgain(app: App, screen: Screen): Next {
  if (screen.name === 'progress') return askAgain(app, screen)
  if (screen.name === 'lay_card') return beginTap(app, purposeOf(app))
  return [showing(app, screen), []]
}

function askAgain(app: App, { wait }: Progress): Next {
  switch (wait) {
    case 'fetching_letters':
    case 'fetching_forms':
      return fetchMail(app)
    case 'fetching_letter':
    case 'fetching_form':
      return app.mail.openingId === null
        ? fetchMail(app)
        : fetchLetter(app, app.mail.openingId, wait)
    case 'fetching_consent':
    case 'keeping_consent':
      return askConsentAgain(app)
    case 'fetching_phones':
    case 'fetching_code':
    case 'removing_phone':
      return openPhones(app)
    case 'preparing_review':
      return enterReview(app)
    case 'sending':
    case 'confirming':
      return resend(app, { name: 'progress', wait: 'confirming', focused: 0 })
    default:
      return beginTap(app, purposeOf(app))
  }
}

function resend(app: App, screen: Progress): Next {
  return app.outbox === null ? toMenu(app) : sendAgain(showing(app, screen), 0)
}

/** 「もう一度ためす」. */
export const tryAgain = (app: App): Next =>
  app.interrupted === null ? toMenu(app) : enterAgain(app, app.interrupted)

/** The list that was asked about, after the viewer said it is still them. */
export function samePerson(app: App): Next {
  const known: App = { ...app, mayBeSomeoneElse: false }
  const { interrupted } = known
  if (interrupted?.name === 'letters' || interrupted?.name === 'forms')
    return [showing({ ...known, interrupted: null }, interrupted), []]
  return enterMail(known, known.destination)
}
