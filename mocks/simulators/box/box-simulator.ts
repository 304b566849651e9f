import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import type { EmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import {
  createEmulatedSlot,
  type Sleep,
  type SlotFaults,
} from '#remote-reader-driver/src/emulator/emulated-slot'
import {
  type BoxHost,
  createBoxHost,
  type HostLogLine,
} from '#remote-reader-driver/src/host/box-host'
import { createTrafficFeed, type ShownTraffic, watchSlot } from './traffic-feed.ts'

export interface BoxSimulatorDeps {
  readonly boxId: string
  /** ES256; its thumbprint is what the operator registered for this box. */
  readonly boxKey: CryptoKeyPair
  /** The cards within reach, by persona. Boxes may share them: a card lies in one place at a time. */
  readonly cards: ReadonlyMap<string, EmulatedCard>
  readonly now: () => Date
  readonly newId: () => string
  readonly sleep: Sleep
  readonly log: (line: HostLogLine) => void
}

/** What a simulated box shows about itself. */
export interface SimulatedBoxState {
  readonly boxId: string
  readonly simulated: true
  /** Whose card lies on the remote. */
  readonly card: string | null
  readonly cards: readonly { readonly persona: string; readonly triesLeft: number }[]
  readonly faults: SlotFaults
}

export interface BoxSimulator extends BoxHost {
  readonly boxId: string
  readonly state: () => SimulatedBoxState
  readonly layCard: (persona: string) => Result<void, 'unknown_card'>
  readonly takeCard: () => void
  readonly setFaults: (changed: Partial<SlotFaults>) => void
  readonly recentTraffic: () => readonly ShownTraffic[]
  readonly onTraffic: (listener: (line: ShownTraffic) => void) => () => void
}

/**
 * A simulated set-top box: the real box host with an emulated remote and cards. It runs in Node
 * and in a page alike; `connect` takes the TV's line to it.
 */
export function createBoxSimulator(deps: BoxSimulatorDeps): BoxSimulator {
  const { boxId, cards, now } = deps
  const slot = createEmulatedSlot({ sleep: deps.sleep })
  const feed = createTrafficFeed()
  const host = createBoxHost({ ...deps, slot: watchSlot(slot, feed, now) })
  let laid: string | null = null
  return {
    boxId,
    connect: host.connect,
    state: () => ({
      boxId,
      simulated: true,
      card: slot.presence() === 'present' ? laid : null,
      cards: Array.from(cards, ([persona, card]) => ({ persona, triesLeft: card.triesLeft() })),
      faults: slot.faults(),
    }),
    layCard: (persona) => {
      const card = cards.get(persona)
      if (card === undefined) return err('unknown_card')
      laid = persona
      slot.insert(card)
      return ok(undefined)
    },
    takeCard: slot.remove,
    setFaults: slot.setFaults,
    recentTraffic: feed.recent,
    onTraffic: feed.onLine,
  }
}
