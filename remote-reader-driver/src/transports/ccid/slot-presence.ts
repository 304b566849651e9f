import type { Presence } from '../../reader/card-slot.ts'
import type { CardPower } from './message/in-message.ts'
import type { SlotChange } from './message/interrupt-message.ts'

/** What is known of a card in the slot, from two sources that may overtake each other. */
export interface SlotPresence {
  readonly presence: () => Presence
  readonly onPresence: (listener: (presence: Presence) => void) => () => void
  /** A reply said whether there is a card. */
  readonly found: (card: CardPower) => void
  /** The reader tells a change unasked; true when the card that was there is not there any more. */
  readonly heard: (change: SlotChange) => boolean
}

/** Starts with no card. A card that went and came back is told as `present` once more. */
export function createSlotPresence(): SlotPresence {
  const listeners = new Set<(presence: Presence) => void>()
  let known: Presence = 'absent'
  /** A reply told of a card before the reader told of its being laid. */
  let isTellingLate = false

  const tell = (presence: Presence) => {
    known = presence
    for (const listener of listeners) listener(presence)
  }
  return {
    presence: () => known,
    onPresence: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    found: (card) => {
      const presence = card === 'absent' ? 'absent' : 'present'
      if (presence === known) return
      isTellingLate = presence === 'present'
      tell(presence)
    },
    heard: ({ isPresent, hasChanged }) => {
      const wasPresent = known === 'present'
      const isSame = isPresent ? wasPresent && (isTellingLate || !hasChanged) : !wasPresent
      isTellingLate = false
      if (isSame) return false
      tell(isPresent ? 'present' : 'absent')
      return wasPresent
    },
  }
}
