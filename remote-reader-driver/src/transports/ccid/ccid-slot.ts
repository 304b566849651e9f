import { err, ok } from '../../../contract/result.ts'
import { type LinkFault, linkFaultOf } from '../../apdu/link-fault.ts'
import type { CardSlot } from '../../reader/card-slot.ts'
import { type SetAlarm, setTimerAlarm } from '../alarm.ts'
import { createCcidLink } from './link/ccid-link.ts'
import type { CcidPipe } from './link/ccid-pipe.ts'
import type { Patience } from './link/pending-reply.ts'
import type { CcidDescriptor } from './message/class-descriptor.ts'
import { decodeInterruptMessage } from './message/interrupt-message.ts'
import { createSession, openCard, type Session } from './open-card.ts'
import { type PowerDeps, powerOff, powerOn } from './power/power-on.ts'
import type { OpenRefusal } from './power/reader-refusal.ts'
import { createSlotPresence, type SlotPresence } from './slot-presence.ts'

export interface CcidSlotDeps {
  readonly pipe: CcidPipe
  readonly descriptor: CcidDescriptor
  /** `bSlot`, from 0. */
  readonly slotNumber?: number
  readonly patience?: Patience
  readonly setAlarm?: SetAlarm
}

export interface CcidSlot extends CardSlot {
  readonly close: () => Promise<void>
}

const usualPatience: Patience = { replyMs: 3_000, mostMs: 30_000 }
/** Readers that claim less than a short answer needs send it all the same. */
const shortestLongestMessage = 271

/**
 * A slot of a USB CCID reader (CCID rev 1.1) that exchanges short or extended APDUs. A reader that
 * leaves the blocks of T=1 or the transmission parameters to the host is a fault that says so.
 * The pipe is the slot's own, and closed with it.
 */
export function createCcidSlot(deps: CcidSlotDeps): CcidSlot {
  const { pipe, descriptor, slotNumber = 0 } = deps
  const { setAlarm = setTimerAlarm, patience = usualPatience } = deps
  requireSupport(descriptor, slotNumber)
  const tray = createSlotPresence()
  const longestMessage = Math.max(descriptor.longestMessage, shortestLongestMessage)
  const line = { pipe, slotNumber, longestMessage, onCard: tray.found }
  const link = createCcidLink({ ...line, setAlarm, patience })
  const power: PowerDeps = { link, descriptor, setAlarm }
  let session: Session | null = null
  let isGone = false
  const endSession = (reason: LinkFault) => {
    session?.end(reason)
    link.interrupt(reason)
  }
  const free = () => {
    session = null
  }
  const leave = () => {
    isGone = true
    endSession('reader_unavailable')
    link.end()
    tray.found('absent')
  }
  pipe.onClose(leave)
  pipe.onInterrupt((bytes) => {
    const ended = readInterrupt(bytes, slotNumber, tray)
    if (ended !== null) endSession(ended)
  })
  link.ask({ kind: 'get_slot_status' }).catch(() => undefined)
  return {
    presence: tray.presence,
    onPresence: tray.onPresence,
    open: async () => {
      if (isGone) return err({ kind: 'reader_unavailable' })
      if (session !== null) return err({ kind: 'reader_busy' })
      const opened = { power, session: createSession(), free }
      session = opened.session
      const refusal = await tryPowerOn(power)
      if (refusal !== null) free()
      return refusal === null ? ok(openCard(opened)) : err({ kind: refusal })
    },
    close: async () => {
      endSession('reader_unavailable')
      if (session !== null) await powerOff(power)
      leave()
      await pipe.close()
    },
  }
}

function requireSupport(descriptor: CcidDescriptor, slotNumber: number): void {
  const { exchangeLevel, setsParameters, slotCount } = descriptor
  if (exchangeLevel === 'tpdu' || exchangeLevel === 'character') {
    throw new Error(`a reader of ${exchangeLevel} level leaves T=0 and T=1 to the host: use PC/SC`)
  }
  if (!setsParameters) throw new Error('the reader leaves the parameters to the host: use PC/SC')
  if (!Number.isInteger(slotNumber) || slotNumber < 0 || slotNumber >= slotCount) {
    throw new RangeError(`the reader has ${slotCount} slots, counted from 0`)
  }
}

/** Takes in what the reader says unasked; the reason why the card's session is over, or null. */
function readInterrupt(
  bytes: Uint8Array,
  slotNumber: number,
  tray: SlotPresence,
): LinkFault | null {
  const message = decodeInterruptMessage(bytes)
  if (!message.ok) return null
  if (message.value.kind === 'hardware_error') {
    return message.value.slot === slotNumber ? 'reader_unavailable' : null
  }
  const change = message.value.slots[slotNumber]
  if (change === undefined || !tray.heard(change)) return null
  return change.isPresent ? 'card_changed' : 'card_removed'
}

async function tryPowerOn(power: PowerDeps): Promise<OpenRefusal | null> {
  try {
    return await powerOn(power)
  } catch (error) {
    const fault = linkFaultOf(error)
    if (fault === null) throw error
    await powerOff(power)
    return fault === 'card_removed' || fault === 'card_changed' ? 'no_card' : 'reader_unavailable'
  }
}
