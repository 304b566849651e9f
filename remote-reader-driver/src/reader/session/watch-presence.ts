import { type LinkFault, linkFault } from '../../apdu/link-fault.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import type { CardSlot, Presence } from '../card-slot.ts'

/** What a slot says about its card while a session has it. */
export interface PresenceWatch {
  /** Rejects the command under way, and every later one unsent, once the card is not the same. */
  readonly withPresence: (transmit: Transmit) => Transmit
  readonly end: () => void
}

type Gone = Extract<LinkFault, 'card_removed' | 'card_changed'>

/**
 * Watches for a card that is taken away (`card_removed`) or has another one in its place
 * (`card_changed`). To be called before the card is powered up, so that nothing is missed.
 */
export function watchPresence(slot: CardSlot): PresenceWatch {
  let presence = slot.presence()
  let gone: Gone | null = null
  let fail: ((fault: Error) => void) | null = null
  const forget = slot.onPresence((next) => {
    gone ??= goneBy(presence, next)
    presence = next
    // A reader that knows better why no answer comes says so in the same turn.
    if (gone !== null) setTimeout(() => gone !== null && fail?.(linkFault(gone)), 0)
  })
  return {
    withPresence: (transmit) => (command) => {
      if (gone !== null) return Promise.reject(linkFault(gone))
      return new Promise((resolve, reject) => {
        fail = reject
        transmit(command).then(resolve, reject)
      })
    },
    end: forget,
  }
}

/** A first `present` may only be late news of the card that is powered up already. */
function goneBy(before: Presence, next: Presence): Gone | null {
  if (next === 'absent') return 'card_removed'
  return before === 'present' ? 'card_changed' : null
}
