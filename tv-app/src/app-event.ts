import type { AlertRegistration } from '#cable-backend/contract/alert-stream'
import type { IssuedChallenge } from '#cable-backend/contract/card-proof'
import type { FamilyPhones, IssuedPairingCode } from '#cable-backend/contract/family-phone'
import type {
  FormAnswer,
  Letter,
  LetterSummary,
  Receipt,
  SubmissionChallenge,
  WaitingLetters,
} from '#cable-backend/contract/letter'
import type { Resident } from '#cable-backend/contract/sign-in'
import type { CardAnswer, CardPresence, CardStep } from '#remote-reader-driver/contract/box-host'
import type { Result } from '#remote-reader-driver/contract/result'
import type { AlertNews } from './alert/seam.ts'
import type { TvKey } from './keys/tv-key.ts'
import type { TapRefusal, WallRefusal } from './ports/refusal.ts'

/** Who signed in; tokens stay at the edge and never become part of an event. */
export type Welcome =
  | {
      readonly kind: 'signed_in'
      readonly resident: Resident
      readonly expiresAt: string
      /** Nobody asked them yet whether alerts may name them. */
      readonly isNameQuestionOpen: boolean
    }
  | {
      readonly kind: 'first_use'
      readonly ticket: string
      readonly candidates: readonly Resident[]
    }

/** The statement to be signed, or the receipt of a form that has arrived already. */
export type Statemented =
  | { readonly kind: 'asked'; readonly challenge: SubmissionChallenge }
  | { readonly kind: 'arrived'; readonly receipt: Receipt }

/** What an effect came to. */
export type Answer =
  | { readonly kind: 'card_read'; readonly outcome: Result<CardPresence, TapRefusal> }
  | { readonly kind: 'tries_read'; readonly outcome: Result<number, TapRefusal> }
  | { readonly kind: 'card_answered'; readonly outcome: Result<CardAnswer, TapRefusal> }
  | { readonly kind: 'login_challenge'; readonly outcome: Result<IssuedChallenge, WallRefusal> }
  | { readonly kind: 'welcomed'; readonly outcome: Result<Welcome, WallRefusal> }
  | { readonly kind: 'waiting'; readonly outcome: Result<WaitingLetters | null, WallRefusal> }
  | { readonly kind: 'letters'; readonly outcome: Result<readonly LetterSummary[], WallRefusal> }
  | { readonly kind: 'letter'; readonly outcome: Result<Letter, WallRefusal> }
  | {
      readonly kind: 'draft_saved'
      readonly letterId: string
      readonly answers: readonly FormAnswer[]
      readonly outcome: Result<null, WallRefusal>
    }
  | {
      readonly kind: 'submission_challenge'
      readonly letterId: string
      readonly outcome: Result<Statemented, WallRefusal>
    }
  | {
      readonly kind: 'submitted'
      readonly challengeId: string
      readonly outcome: Result<Receipt, WallRefusal>
    }
  | {
      readonly kind: 'registration'
      readonly outcome: Result<AlertRegistration, WallRefusal>
    }
  | { readonly kind: 'phones'; readonly outcome: Result<FamilyPhones, WallRefusal> }
  | { readonly kind: 'phone_code'; readonly outcome: Result<IssuedPairingCode, WallRefusal> }
  | {
      readonly kind: 'phone_removed'
      readonly phoneId: string
      readonly outcome: Result<null, WallRefusal>
    }
  | { readonly kind: 'speech_ended' }

export type AppEvent =
  | { readonly kind: 'key'; readonly key: TvKey }
  /** The clock, every few seconds. */
  | { readonly kind: 'tick'; readonly at: Date }
  /** The television was switched on: the strip comes back. */
  | { readonly kind: 'switched_on' }
  /** What the alert layer says: whether it is in front, and which order is in force here. */
  | { readonly kind: 'alerts'; readonly news: AlertNews }
  | { readonly kind: 'card'; readonly card: 'present' | 'absent' }
  | { readonly kind: 'card_step'; readonly step: CardStep }
  | { readonly kind: 'box_host'; readonly link: 'up' | 'down' }
  | { readonly kind: 'answer'; readonly era: number; readonly answer: Answer }
