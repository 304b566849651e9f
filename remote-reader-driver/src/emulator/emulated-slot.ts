import { err, ok } from '../../contract/result.ts'
import { type Command, INS_COMPUTE_SIGNATURE } from '../apdu/command.ts'
import { linkFault } from '../apdu/link-fault.ts'
import { transmitOver } from '../apdu/transmit.ts'
import type { CardSlot, OpenCard } from '../reader/card-slot.ts'
import { type CardTray, createCardTray } from './card-tray.ts'
import type { EmulatedCard } from './emulated-card.ts'

export interface SlotFaults {
  /** The card is taken away at the n-th command after power-up, counted from 1. */
  readonly removeAtApdu: number | null
  /** Before the card got that command, or before its answer came back. */
  readonly removal: 'before_command' | 'before_answer'
  /** How long every command takes, in milliseconds. */
  readonly apduMs: number
  /** How much longer a signature takes, in milliseconds. */
  readonly signMs: number
}

export const noFaults: SlotFaults = {
  removeAtApdu: null,
  removal: 'before_answer',
  apduMs: 0,
  signMs: 0,
}

/** An emulated remote's card slot, with a hand that lays cards and takes them away. */
export interface EmulatedSlot extends CardSlot {
  readonly insert: (card: EmulatedCard) => void
  readonly remove: () => void
  readonly setFaults: (changed: Partial<SlotFaults>) => void
  readonly faults: () => SlotFaults
}

export type Sleep = (ms: number) => Promise<void>

/** Creates an empty slot. A removal fault fires once; the try counters stay in the card. */
export function createEmulatedSlot({ sleep }: { readonly sleep: Sleep }): EmulatedSlot {
  const tray = createCardTray()
  let faults = noFaults
  let isPowered = false
  const world: SlotWorld = {
    sleep,
    tray,
    faults: () => faults,
    takeCard: () => {
      faults = { ...faults, removeAtApdu: null }
      tray.take()
    },
    free: () => {
      isPowered = false
    },
  }
  return {
    presence: tray.presence,
    onPresence: tray.onPresence,
    open: async () => {
      if (isPowered) return err({ kind: 'reader_busy' })
      const card = tray.card()
      if (card === null) return err({ kind: 'no_card' })
      isPowered = true
      return ok(powerUp(world, card))
    },
    insert: tray.lay,
    remove: tray.take,
    setFaults: (changed) => {
      faults = { ...faults, ...changed }
    },
    faults: () => faults,
  }
}

interface SlotWorld {
  readonly sleep: Sleep
  readonly tray: CardTray
  readonly faults: () => SlotFaults
  readonly takeCard: () => void
  readonly free: () => void
}

/** A card that was taken away is gone for this power-up, even when it is laid back at once. */
function powerUp(world: SlotWorld, card: EmulatedCard): OpenCard {
  let apdus = 0
  let isOver = false
  let isFreed = false
  const exchange = transmitOver(async (bytes) => card.exchange(bytes))
  const forget = world.tray.onPresence(() => {
    isOver = true
  })
  const interfere = (apdu: number, moment: SlotFaults['removal']) => {
    const { removeAtApdu, removal } = world.faults()
    if (removeAtApdu === apdu && removal === moment) world.takeCard()
    if (isOver) throw linkFault('card_removed')
  }
  return {
    transmit: async (command) => {
      apdus += 1
      const apdu = apdus
      interfere(apdu, 'before_command')
      const answer = await exchange(command)
      await world.sleep(durationOf(world.faults(), command))
      interfere(apdu, 'before_answer')
      return answer
    },
    powerOff: async () => {
      if (isFreed) return
      forget()
      if (!isOver) card.powerOff()
      isOver = true
      isFreed = true
      world.free()
    },
  }
}

const durationOf = ({ apduMs, signMs }: SlotFaults, { ins }: Command): number =>
  apduMs + (ins === INS_COMPUTE_SIGNATURE ? signMs : 0)
