/** Why a reader could not do what it was asked, by name (CCID rev 1.1, §6.2.6, table 6.2-2). */
export type SlotError = (typeof errorNames)[keyof typeof errorNames] | 'bad_field' | 'other'

const errorNames = {
  255: 'aborted',
  254: 'card_mute',
  253: 'parity_error',
  252: 'overrun',
  251: 'hardware_error',
  248: 'bad_atr_start',
  247: 'bad_atr_checksum',
  246: 'protocol_not_supported',
  245: 'class_not_supported',
  244: 'procedure_byte_conflict',
  243: 'protocol_deactivated',
  242: 'busy_with_card',
  240: 'pin_timeout',
  239: 'pin_cancelled',
  224: 'slot_busy',
  7: 'bad_power_select',
  5: 'bad_slot',
  1: 'bad_length',
  0: 'command_not_supported',
} as const

const named = new Map<number, SlotError>(
  Object.entries(errorNames).map(([code, name]) => [Number(code), name]),
)
const lastFieldOffset = 0x7f

/** Names a `bError`; codes up to 7Fh otherwise point at the field that the reader did not like. */
export const nameSlotError = (error: number): SlotError =>
  named.get(error) ?? (error <= lastFieldOffset ? 'bad_field' : 'other')
