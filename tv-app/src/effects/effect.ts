import type { UnverifiedCardProof } from '#cable-backend/contract/card-proof'
import type { FormAnswer } from '#cable-backend/contract/letter'
import type { TextSize } from '../page/page.ts'

/** A PIN travels in this one effect and in no other. */
export interface Authenticate {
  readonly kind: 'authenticate'
  /** What the card signs, base64. */
  readonly message: string
  readonly pin: string
  readonly spendLastTry: boolean
}

/** What the app asks of the world, as plain values. */
export type Wish =
  | { readonly kind: 'read_card' }
  | { readonly kind: 'read_tries'; readonly afterMs: number }
  | Authenticate
  | { readonly kind: 'request_login_challenge' }
  | { readonly kind: 'sign_in'; readonly proof: UnverifiedCardProof }
  | { readonly kind: 'link_card'; readonly ticket: string; readonly residentId: string }
  | { readonly kind: 'sign_out' }
  | { readonly kind: 'load_waiting' }
  | { readonly kind: 'load_letters' }
  | { readonly kind: 'load_letter'; readonly letterId: string }
  | { readonly kind: 'mark_opened'; readonly letterId: string }
  | {
      readonly kind: 'save_draft'
      readonly letterId: string
      readonly answers: readonly FormAnswer[]
    }
  | {
      readonly kind: 'request_submission_challenge'
      readonly letterId: string
      readonly answers: readonly FormAnswer[]
    }
  | { readonly kind: 'submit'; readonly proof: UnverifiedCardProof; readonly afterMs: number }
  | { readonly kind: 'keep_text_size'; readonly size: TextSize }
  | { readonly kind: 'open_alert' }
  | { readonly kind: 'load_registration' }
  | { readonly kind: 'give_consent'; readonly words: string }
  | { readonly kind: 'withdraw_consent' }
  | { readonly kind: 'load_phones' }
  | { readonly kind: 'issue_phone_code' }
  | { readonly kind: 'remove_phone'; readonly phoneId: string }
  | { readonly kind: 'speak'; readonly words: string }
  | { readonly kind: 'stop_speaking' }

/**
 * A wish and the time of the app's life in which it was made: an answer that comes back after that
 * time (the viewer left, somebody else signed in) is dropped.
 */
export interface Effect {
  readonly wish: Wish
  readonly era: number
}
