import type { Presence } from '../reader/card-slot.ts'
import type { EmulatedCard } from './emulated-card.ts'

/** Where a card lies, and who wants to know when that changes. */
export interface CardTray {
  readonly card: () => EmulatedCard | null
  readonly lay: (card: EmulatedCard) => void
  /** Takes the card out of the field, which takes its power away; nothing when there is none. */
  readonly take: () => void
  readonly presence: () => Presence
  readonly onPresence: (listener: (presence: Presence) => void) => () => void
}

/** Creates an empty tray. A card that is laid on another one takes its place. */
export function createCardTray(): CardTray {
  const listeners = new Set<(presence: Presence) => void>()
  let laid: EmulatedCard | null = null
  const tell = (presence: Presence) => {
    for (const listener of listeners) listener(presence)
  }
  const take = () => {
    if (laid === null) return
    laid.powerOff()
    laid = null
    tell('absent')
  }
  return {
    card: () => laid,
    lay: (card) => {
      take()
      laid = card
      tell('present')
    },
    take,
    presence: () => (laid === null ? 'absent' : 'present'),
    onPresence: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
