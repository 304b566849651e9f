import type { IssuedChallenge, UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { FamilyPhone } from '#cable-backend/contract/family-phone'
import type {
  FormAnswer,
  Letter,
  LetterSummary,
  Receipt,
  SubmissionChallenge,
  WaitingLetters,
} from '#cable-backend/contract/letter'
import type { Resident } from '#cable-backend/contract/sign-in'
import { type AlertNews, noAlerts } from './alert/seam.ts'
import type { Effect, Wish } from './effects/effect.ts'
import type { TextSize } from './page/page.ts'
import type { Consent, ConsentFrom } from './screens/consent/state.ts'
import type { FamilyPhones } from './screens/family-phones/state.ts'
import type { FirstUse } from './screens/first-use/state.ts'
import type { Forms } from './screens/forms/state.ts'
import type { LayCard } from './screens/lay-card/state.ts'
import type { OpenLetter, Paginate } from './screens/letter/state.ts'
import type { Letters } from './screens/letters/state.ts'
import type { Menu } from './screens/menu/state.ts'
import type { PhoneEntry } from './screens/phone/state.ts'
import type { PhoneCode } from './screens/phone-code/state.ts'
import type { PhoneRemoval } from './screens/phone-removal/state.ts'
import type { PinEntry } from './screens/pin/state.ts'
import type { Progress } from './screens/progress/state.ts'
import type { Question } from './screens/question/state.ts'
import type { ReceiptShown } from './screens/receipt/state.ts'
import type { Review } from './screens/review/state.ts'
import type { Settings } from './screens/settings/state.ts'
import type { TextSizeChoice } from './screens/text-size/state.ts'
import type { Tries } from './screens/tries/state.ts'
import type { TroubleShown } from './screens/trouble/state.ts'
import { type Watching, watching } from './screens/watching/state.ts'
import type { WhoNow } from './screens/who-now/state.ts'

export type Screen =
  | Watching
  | Menu
  | LayCard
  | PinEntry
  | Tries
  | Progress
  | FirstUse
  | WhoNow
  | Letters
  | OpenLetter
  | Forms
  | Question
  | PhoneEntry
  | Review
  | ReceiptShown
  | TextSizeChoice
  | Settings
  | Consent
  | FamilyPhones
  | PhoneCode
  | PhoneRemoval
  | TroubleShown

/** Where signing in leads. */
export type Destination = 'letters' | 'forms'

/** What the card is asked for, from laying it until it has answered. */
export interface Tap {
  readonly purpose: 'sign_in' | 'submit'
  readonly challenge: IssuedChallenge | null
  readonly challengeAskedAt: Date
  readonly triesLeft: number | null
  /** The viewer was warned and wants to use the last try. */
  readonly spendsLastTry: boolean
}

/** The answers to one form; they outlive a lost network and a lost session. */
export interface Draft {
  readonly answers: readonly FormAnswer[]
  readonly isSaved: boolean
}

/** What belongs to the person who signed in, and to nobody after them. */
export interface Mail {
  readonly ownerId: string | null
  readonly letters: readonly LetterSummary[] | null
  /** The letter that is being fetched or was opened last. */
  readonly openingId: string | null
  readonly letter: Letter | null
  readonly drafts: Readonly<Record<string, Draft>>
  /** From where the form in hand was opened. */
  readonly formFrom: 'letter' | 'forms'
  readonly review: { readonly challenge: SubmissionChallenge; readonly askedAt: Date } | null
}

/** A proof that was handed over and whose fate is not known yet. */
export interface Outbox {
  readonly letterId: string
  readonly proof: UnverifiedCardProof
  readonly attempts: number
}

export interface Setup {
  readonly paginate: Paginate
  readonly supportPhone: string
  /** The operator's page for the family's phones. */
  readonly familyPhoneUrl: string
  readonly hasStandInPicture: boolean
}

export interface App {
  readonly setup: Setup
  readonly now: Date
  readonly lastKeyAt: Date
  readonly era: number
  readonly textSize: TextSize
  readonly isSpeaking: boolean
  readonly card: 'present' | 'absent'
  /** A card was laid after somebody had signed in: perhaps another person's. */
  readonly mayBeSomeoneElse: boolean
  readonly waiting: WaitingLetters | null
  readonly isStripClosed: boolean
  /** The viewer has put the line away that leads back to the order in force. */
  readonly isAlertLineClosed: boolean
  readonly person: Resident | null
  /** Nobody asked this person yet whether alerts may name them. */
  readonly isNameQuestionOpen: boolean
  readonly consentFrom: ConsentFrom
  /** The family's phones, as they were seen last. */
  readonly phones: readonly FamilyPhone[]
  readonly mail: Mail
  readonly destination: Destination
  readonly tap: Tap | null
  /** The place to return to once the same person has signed in again. */
  readonly resume: { readonly personId: string; readonly screen: Screen } | null
  /** The screen before a trouble. */
  readonly interrupted: Screen | null
  readonly outbox: Outbox | null
  /** A receipt that came while the viewer was elsewhere. */
  readonly arrived: { readonly letterId: string; readonly receipt: Receipt } | null
  readonly alerts: AlertNews
  readonly screen: Screen
}

export type Next = readonly [App, readonly Effect[]]

export const emptyMail: Mail = {
  ownerId: null,
  letters: null,
  openingId: null,
  letter: null,
  drafts: {},
  formFrom: 'letter',
  review: null,
}

/** The app as it stands when the television is switched on. */
export const appAtStart = (setup: Setup, now: Date, textSize: TextSize): App => ({
  setup,
  now,
  lastKeyAt: now,
  era: 0,
  textSize,
  isSpeaking: false,
  card: 'absent',
  mayBeSomeoneElse: false,
  waiting: null,
  isStripClosed: false,
  isAlertLineClosed: false,
  person: null,
  isNameQuestionOpen: false,
  consentFrom: 'settings',
  phones: [],
  mail: emptyMail,
  destination: 'letters',
  tap: null,
  resume: null,
  interrupted: null,
  outbox: null,
  arrived: null,
  alerts: noAlerts,
  screen: watching,
})

/** The app with these wishes, each bound to the present era. */
export const wishing = (app: App, ...wishes: readonly Wish[]): Next => [
  app,
  wishes.map((wish) => ({ wish, era: app.era })),
]

export const showing = (app: App, screen: Screen): App => ({ ...app, screen })

/** Begins a new era: answers to earlier wishes no longer concern the screen. */
export const newEra = (app: App): App => ({ ...app, era: app.era + 1 })
