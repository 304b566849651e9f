import type { App, Screen } from './app-state.ts'
import { formInHand } from './journeys/mail/form.ts'
import { pagesOf } from './journeys/mail/mail.ts'
import { watchingLine } from './journeys/start-keys.ts'
import { purposeOf } from './journeys/tap/tap.ts'
import type { Page } from './page/page.ts'
import { consentPage } from './screens/consent/page.ts'
import { familyPhonesPage } from './screens/family-phones/page.ts'
import { firstUsePage } from './screens/first-use/page.ts'
import { formsPage } from './screens/forms/page.ts'
import { formsOf } from './screens/forms/state.ts'
import { layCardPage } from './screens/lay-card/page.ts'
import { letterPage } from './screens/letter/page.ts'
import { lettersPage } from './screens/letters/page.ts'
import { type Household, menuPage } from './screens/menu/page.ts'
import type { View } from './screens/page-parts.ts'
import { phonePage } from './screens/phone/page.ts'
import { phoneCodePage } from './screens/phone-code/page.ts'
import { phoneRemovalPage } from './screens/phone-removal/page.ts'
import { pinPage } from './screens/pin/page.ts'
import { progressPage } from './screens/progress/page.ts'
import { waitFor } from './screens/progress/state.ts'
import { questionPage } from './screens/question/page.ts'
import { receiptPage } from './screens/receipt/page.ts'
import { reviewPage } from './screens/review/page.ts'
import { settingsPage } from './screens/settings/page.ts'
import { textSizePage } from './screens/text-size/page.ts'
import { triesPage } from './screens/tries/page.ts'
import { troublePage } from './screens/trouble/page.ts'
import { watchingPage } from './screens/watching/page.ts'
import { whoNowPage } from './screens/who-now/page.ts'

/** The screen in words, for the canvas, the mirror and the voice. */
export function pageOf(app: App): Page {
  const view: View = {
    size: app.textSize,
    isSpeaking: app.isSpeaking,
    supportPhone: app.setup.supportPhone,
  }
  return calmPage(app, app.screen, view)
}

const householdOf = (app: App): Household => ({
  now: app.now,
  waiting: app.waiting,
  personName: nameOf(app),
  alert: app.alerts.live,
})

const nameOf = (app: App): string | null => app.person?.name ?? null

function calmPage(app: App, screen: Screen, view: View): Page {
  switch (screen.name) {
    case 'watching':
      return watchingPage({
        line: watchingLine(app),
        waiting: app.waiting,
        alertName: app.alerts.live?.name ?? '',
        hasStandInPicture: app.setup.hasStandInPicture,
        hasAlertStrip: app.alerts.hasStrip,
      })
    case 'menu':
      return menuPage(screen, householdOf(app), view)
    case 'text_size':
      return textSizePage(screen, view)
    case 'settings':
      return settingsPage(screen, nameOf(app), view)
    case 'consent':
      return consentPage(screen, { personName: nameOf(app), from: app.consentFrom }, view)
    case 'family_phones':
    case 'phone_code':
    case 'phone_removal':
      return familyPage(app, screen, view)
    case 'trouble':
      return troublePage(screen, view)
    case 'progress':
      return progressPage(screen, view)
    case 'lay_card':
    case 'pin':
    case 'tries':
    case 'first_use':
    case 'who_now':
      return cardPage(app, screen, view)
    default:
      return mailPage(app, screen, view)
  }
}

function familyPage(
  app: App,
  screen: Extract<Screen, { name: 'family_phones' | 'phone_code' | 'phone_removal' }>,
  view: View,
): Page {
  switch (screen.name) {
    case 'family_phones':
      return familyPhonesPage(screen, { phones: app.phones, personName: nameOf(app) }, view)
    case 'phone_code':
      return phoneCodePage(screen, { now: app.now, pageUrl: app.setup.familyPhoneUrl }, view)
    case 'phone_removal':
      return phoneRemovalPage(screen, view)
  }
}

type CardScreen = Extract<Screen, { name: 'lay_card' | 'pin' | 'tries' | 'first_use' | 'who_now' }>
type MailScreen = Extract<
  Screen,
  { name: 'letters' | 'letter' | 'forms' | 'question' | 'phone' | 'review' | 'receipt' }
>

function cardPage(app: App, screen: CardScreen, view: View): Page {
  switch (screen.name) {
    case 'lay_card': {
      const insurerName = app.mail.letter?.insurer.name ?? null
      return layCardPage(screen, { insurerName, triesLeft: app.tap?.triesLeft ?? null }, view)
    }
    case 'pin':
      return pinPage(screen, purposeOf(app) === 'submit', view)
    case 'tries':
      return triesPage(screen, view)
    case 'first_use':
      return firstUsePage(screen, view)
    case 'who_now':
      return whoNowPage(screen, nameOf(app) ?? '', view)
  }
}

function mailPage(app: App, screen: MailScreen, view: View): Page {
  const personName = nameOf(app)
  const letters = app.mail.letters ?? []
  switch (screen.name) {
    case 'letters':
      return lettersPage(screen, { letters, personName }, view)
    case 'forms':
      return formsPage(screen, { forms: formsOf(letters), personName }, view)
    case 'phone':
      return phonePage(screen, view)
    case 'receipt':
      return receiptPage(screen, personName, view)
    default:
      return formPage(app, screen, view)
  }
}

/** A letter, a question or the review always stands on what was fetched for it. */
function formPage(
  app: App,
  screen: Extract<MailScreen, { name: 'letter' | 'question' | 'review' }>,
  view: View,
): Page {
  const { letter, review } = app.mail
  if (screen.name === 'letter' && letter !== null)
    return letterPage(screen, { letter, pages: pagesOf(app, letter) }, view)
  if (screen.name === 'review' && review !== null)
    return reviewPage(screen, review.challenge.statement, view)
  const questions = formInHand(app)?.form.questions ?? []
  const question = screen.name === 'question' ? questions[screen.index] : undefined
  if (screen.name !== 'question' || question === undefined)
    return progressPage(waitFor('fetching_letter'), view)
  return questionPage(screen, { question, of: questions.length }, view)
}
