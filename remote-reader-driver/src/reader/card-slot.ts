import type { CardRefusal } from '../../contract/card-refusal.ts'
import type { Result } from '../../contract/result.ts'
import type { Transmit } from '../apdu/transmit.ts'

export type Presence = 'absent' | 'present'

/** A place for one card in a reader, whatever the reader is and however it is connected. */
export interface CardSlot {
  readonly presence: () => Presence
  /**
   * Tells every change of presence, and nothing else, until the returned function is called: a
   * `present` after a `present` says that another card lies there.
   */
  readonly onPresence: (listener: (presence: Presence) => void) => () => void
  /** Powers the card up, for this caller alone; refuses `no_card`, `reader_busy`, `reader_unavailable`. */
  readonly open: () => Promise<Result<OpenCard, CardRefusal>>
}

/** A powered card that nobody else can talk to. */
export interface OpenCard {
  readonly transmit: Transmit
  /**
   * Takes the power away, which alone ends the card's security state, and frees the slot. Resolves
   * also when the card is gone already.
   */
  readonly powerOff: () => Promise<void>
}
