import { nextCard } from '../jpki/profile/next-card.ts'
import type { CardModel } from './card/card-model.ts'
import { readP384CardKey } from './card/keys/p384-card-key.ts'

/**
 * An emulated card that signs with ECDSA P-384. Nothing about the bytes of the next My Number Card
 * is published: this one is invented, to show that a driver for it is another profile.
 */
export const nextCardModel: CardModel = {
  profile: nextCard,
  readKey: readP384CardKey,
}
