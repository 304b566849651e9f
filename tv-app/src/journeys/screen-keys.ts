import { type App, type Next, type Screen, showing } from '../app-state.ts'
import type { TvKey } from '../keys/tv-key.ts'
import { onConsentKey } from '../screens/consent/state.ts'
import { onFamilyPhonesKey } from '../screens/family-phones/state.ts'
import { onFirstUseKey } from '../screens/first-use/state.ts'
import type { Forms } from '../screens/forms/state.ts'
import { formsOf, onFormsKey } from '../screens/forms/state.ts'
import { type OpenLetter, onLetterKey } from '../screens/letter/state.ts'
import { type Letters, onLettersKey } from '../screens/letters/state.ts'
import { onPhoneKey } from '../screens/phone/state.ts'
import { onPhoneCodeKey } from '../screens/phone-code/state.ts'
import { onPhoneRemovalKey } from '../screens/phone-removal/state.ts'
import { onProgressKey } from '../screens/progress/state.ts'
import { onQuestionKey, type Question } from '../screens/question/state.ts'
import { onReceiptKey } from '../screens/receipt/state.ts'
import { onReviewKey, type Review } from '../screens/review/state.ts'
import { onConsentAct } from './consent.ts'
import { onFamilyPhonesAct, onPhoneCodeAct, onPhoneRemovalAct } from './family-phones.ts'
import { formInHand, onPhoneAct, onQuestionAct, onReviewAct } from './mail/form.ts'
import {
  fetchLetter,
  leaveForm,
  leaveReceipt,
  onLetterAct,
  openForm,
  pagesOf,
} from './mail/mail.ts'
import { toMenu } from './place/places.ts'
import { onFirstUseAct } from './place/session.ts'
import { after, onStartKey } from './start-keys.ts'

/** One key on one screen: the screen's own rules first, then what they ask of the app. */
export function onScreenKey(app: App, screen: Screen, key: TvKey): Next {
  switch (screen.name) {
    case 'letters':
      return onListOfLetters(app, screen, key)
    case 'forms':
      return onListOfForms(app, screen, key)
    case 'letter':
      return onOpenLetter(app, screen, key)
    case 'question':
      return onQuestion(app, screen, key)
    case 'review':
      return onReview(app, screen, key)
    case 'phone':
      return after(app, onPhoneKey(screen, key), onPhoneAct)
    case 'receipt':
      return after(app, onReceiptKey(screen, key), leaveShownReceipt)
    case 'first_use':
      return after(app, onFirstUseKey(screen, key, app.textSize), (shown, act) =>
        onFirstUseAct(shown, screen.ticket, act),
      )
    case 'consent':
      return after(app, onConsentKey(screen, key, app.consentFrom), onConsentAct)
    case 'family_phones':
      return after(app, onFamilyPhonesKey(screen, key, app.phones), onFamilyPhonesAct)
    case 'phone_code':
      return after(app, onPhoneCodeKey(screen, key, app.now), onPhoneCodeAct)
    case 'phone_removal':
      return after(app, onPhoneRemovalKey(screen, key), onPhoneRemovalAct)
    case 'progress':
      return after(app, onProgressKey(screen, key), toMenu)
    default:
      return onStartKey(app, screen, key)
  }
}

const leaveShownReceipt = (app: App): Next =>
  app.screen.name === 'receipt' ? leaveReceipt(app, app.screen) : [app, []]

function onListOfLetters(app: App, screen: Letters, key: TvKey): Next {
  const list = { letters: app.mail.letters ?? [], size: app.textSize }
  const [next, act] = onLettersKey(screen, key, list)
  if (act === null) return [showing(app, next), []]
  return act.kind === 'leave'
    ? toMenu(app)
    : fetchLetter(app, act.letter.letterId, 'fetching_letter')
}

function onListOfForms(app: App, screen: Forms, key: TvKey): Next {
  const list = { forms: formsOf(app.mail.letters ?? []), size: app.textSize }
  const [next, act] = onFormsKey(screen, key, list)
  if (act === null) return [showing(app, next), []]
  return act.kind === 'leave' ? toMenu(app) : openForm(app, act.letter)
}

function onOpenLetter(app: App, screen: OpenLetter, key: TvKey): Next {
  const { letter } = app.mail
  if (letter === null) return toMenu(app)
  const pages = pagesOf(app, letter).length
  const [next, act] = onLetterKey(screen, key, { letter, pages })
  const shown = showing(app, next)
  return act === null ? [shown, []] : onLetterAct(shown, letter, act)
}

function onQuestion(app: App, screen: Question, key: TvKey): Next {
  const question = formInHand(app)?.form.questions[screen.index]
  if (question === undefined) return toMenu(app)
  const [next, act] = onQuestionKey(screen, key, question)
  const isFirst = screen.index === 0 && screen.returnsTo === 'form'
  if (isFirst && act?.kind === 'back') return leaveForm(app)
  return act === null ? [showing(app, next), []] : onQuestionAct(app, next, act)
}

function onReview(app: App, screen: Review, key: TvKey): Next {
  const answers = app.mail.review?.challenge.statement.answers ?? []
  const [next, act] = onReviewKey(screen, key, { answers, size: app.textSize })
  return act === null ? [showing(app, next), []] : onReviewAct(app, act)
}
