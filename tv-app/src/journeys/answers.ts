import type { Answer } from '../app-event.ts'
import type { App, Next } from '../app-state.ts'
import { onRegistration } from './consent.ts'
import { onPhoneCode, onPhoneRemoved, onPhones } from './family-phones.ts'
import { onDraftSaved, onSubmissionChallenge } from './mail/form.ts'
import { onLetter, onLetters } from './mail/mail.ts'
import { onSubmitted } from './mail/sending.ts'
import { refused } from './place/places.ts'
import { onWelcomed } from './place/session.ts'
import { onCardAnswered, onCardRead, onTriesRead } from './tap/card.ts'
import { withChallenge } from './tap/tap.ts'

/** What an effect came to. */
export function onAnswer(app: App, answer: Answer): Next {
  switch (answer.kind) {
    case 'card_read':
      return onCardRead(app, answer.outcome)
    case 'tries_read':
      return onTriesRead(app, answer.outcome)
    case 'card_answered':
      return onCardAnswered(app, answer.outcome)
    case 'login_challenge':
      return onLoginChallenge(app, answer.outcome)
    case 'welcomed':
      return onWelcomed(app, answer.outcome)
    case 'waiting':
      return onWaiting(app, answer.outcome)
    case 'letters':
      return onLetters(app, answer.outcome)
    case 'letter':
      return onLetter(app, answer.outcome)
    case 'draft_saved':
      return onDraftSaved(app, answer)
    case 'submission_challenge':
      return onSubmissionChallenge(app, answer.letterId, answer.outcome)
    case 'submitted':
      return onSubmitted(app, answer)
    case 'registration':
      return onRegistration(app, answer.outcome)
    case 'phones':
      return onPhones(app, answer.outcome)
    case 'phone_code':
      return onPhoneCode(app, answer.outcome)
    case 'phone_removed':
      return onPhoneRemoved(app, answer)
    case 'speech_ended':
      return [{ ...app, isSpeaking: false }, []]
  }
}

function onLoginChallenge(
  app: App,
  outcome: Extract<Answer, { kind: 'login_challenge' }>['outcome'],
): Next {
  if (app.tap?.purpose !== 'sign_in') return [app, []]
  if (outcome.ok) return withChallenge(app, outcome.value)
  const hasOne = app.tap.challenge !== null
  return hasOne ? [app, []] : refused(app, outcome.error)
}

/** A number that could not be fetched leaves the one that is known. */
function onWaiting(app: App, outcome: Extract<Answer, { kind: 'waiting' }>['outcome']): Next {
  return [outcome.ok ? { ...app, waiting: outcome.value } : app, []]
}
