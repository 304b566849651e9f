import { err, ok, type Result } from '../../../../contract/result.ts'

/** What a reader says unasked, on the interrupt-IN pipe (CCID rev 1.1, §6.3). */
export type InterruptMessage =
  | { readonly kind: 'slot_change'; readonly slots: readonly SlotChange[] }
  | { readonly kind: 'hardware_error'; readonly slot: number; readonly seq: number }

/** One slot's two bits of the bitmap; the last byte may hold bits of slots that do not exist. */
export interface SlotChange {
  readonly isPresent: boolean
  /** Since the last message of this kind: may also be a card that went and came back. */
  readonly hasChanged: boolean
}

export const interruptTypes = { slotChange: 0x50, hardwareError: 0x51 } as const

const hardwareErrorLength = 4
/** `bSlot` is one byte, and two bits a slot make 64 bytes. */
const longestSlotChange = 65
const slotsInByte = [0, 1, 2, 3]

/** Reads one interrupt-IN message; anything else is refused. */
export function decodeInterruptMessage(
  bytes: Uint8Array,
): Result<InterruptMessage, 'malformed_message'> {
  const [type, slot, seq] = bytes
  const isWhole = bytes.length === hardwareErrorLength && slot !== undefined && seq !== undefined
  if (type === interruptTypes.hardwareError && isWhole) {
    return ok({ kind: 'hardware_error', slot, seq })
  }
  const hasBitmap = bytes.length > 1 && bytes.length <= longestSlotChange
  if (type !== interruptTypes.slotChange || !hasBitmap) return err('malformed_message')
  return ok({ kind: 'slot_change', slots: [...bytes.subarray(1)].flatMap(readSlots) })
}

const readSlots = (byte: number): SlotChange[] =>
  slotsInByte.map((slot) => ({
    isPresent: ((byte >> (2 * slot)) & 1) === 1,
    hasChanged: ((byte >> (2 * slot + 1)) & 1) === 1,
  }))
