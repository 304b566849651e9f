import { myNumberCard } from '../../jpki/profile/my-number-card.ts'
import type { CardProfile } from '../../jpki/profile/profile.ts'
import type { RandomBytes, ReadCardKey } from './keys/card-key.ts'
import { readRsaCardKey } from './keys/rsa-card-key.ts'

/** A kind of card: its application, and how its keys sign. */
export interface CardModel {
  readonly profile: CardProfile
  readonly readKey: ReadCardKey
}

/** What real cards are reported to do now and then, or what nobody has measured. */
export interface CardHabits {
  /** The very first command after power-up gets `6F00`, seen on one card. */
  readonly refusesFirstCommand: boolean
  /** Selecting the application again forgets a proven PIN; not known of real cards. */
  readonly selectForgetsPin: boolean
  /** READ BINARY takes extended lengths; not known of real cards. Otherwise they get `6700`. */
  readonly readsExtended: boolean
}

export interface CardOptions {
  readonly model: CardModel
  readonly habits: CardHabits
  readonly randomBytes: RandomBytes
}

export const usualOptions: CardOptions = {
  model: { profile: myNumberCard, readKey: readRsaCardKey },
  habits: { refusesFirstCommand: false, selectForgetsPin: false, readsExtended: true },
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}
