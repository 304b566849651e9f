import type { Presence } from '../../../reader/card-slot.ts'
import type { ReaderStatus, RemotePower } from './card-message.ts'

/** What is known of the remote's card slot, and who wants to know when that changes. */
export interface PresenceBoard {
  readonly presence: () => Presence
  readonly onPresence: (listener: (presence: Presence) => void) => () => void
  readonly power: () => RemotePower
  readonly hear: (status: ReaderStatus) => void
  /** The remote is out of reach: nothing is known, so no card is there. */
  readonly forget: () => void
}

const unknownPower: RemotePower = { batteryPercent: null, signalPercent: null }

/** Creates an empty board. A card that was swapped between two answers goes and comes. */
export function createPresenceBoard(): PresenceBoard {
  const listeners = new Set<(presence: Presence) => void>()
  let presence: Presence = 'absent'
  let changes: number | null = null
  let power = unknownPower
  const show = (shown: Presence) => {
    if (shown === presence) return
    presence = shown
    for (const listener of [...listeners]) listener(shown)
  }
  return {
    presence: () => presence,
    onPresence: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    power: () => power,
    hear: (status) => {
      power = { batteryPercent: status.batteryPercent, signalPercent: status.signalPercent }
      if (changes !== null && changes !== status.changes) show('absent')
      changes = status.changes
      show(status.presence)
    },
    forget: () => {
      changes = null
      power = unknownPower
      show('absent')
    },
  }
}
