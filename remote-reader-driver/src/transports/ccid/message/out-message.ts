import { writeMessage } from './header.ts'

/** What a host asks of a reader, on the bulk-OUT pipe (CCID rev 1.1, §6.1). */
export type OutMessage =
  | { readonly kind: 'power_on'; readonly voltage: PowerSelect }
  | { readonly kind: 'power_off' }
  | { readonly kind: 'get_slot_status' }
  | { readonly kind: 'get_parameters' }
  | { readonly kind: 'reset_parameters' }
  | { readonly kind: 'set_parameters'; readonly protocol: 0 | 1; readonly data: Uint8Array }
  | { readonly kind: 'transfer_block'; readonly part: ChainPart; readonly data: Uint8Array }
  | { readonly kind: 'abort' }

export type PowerSelect = 'automatic' | '5V' | '3V' | '1.8V'

/**
 * `wLevelParameter` of a command and `bChainParameter` of an answer: which part of an extended
 * APDU a block carries. Blocks of shorter levels are always `whole`.
 */
export type ChainPart = keyof typeof chainParts

export const chainParts = {
  whole: 0x00,
  begin: 0x01,
  end: 0x02,
  middle: 0x03,
  /** An empty block that asks for the next part. */
  go_on: 0x10,
} as const

export const messageTypes = {
  power_on: 0x62,
  power_off: 0x63,
  get_slot_status: 0x65,
  transfer_block: 0x6f,
  get_parameters: 0x6c,
  reset_parameters: 0x6d,
  set_parameters: 0x61,
  abort: 0x72,
} as const satisfies Record<OutMessage['kind'], number>

export const powerSelects = {
  automatic: 0x00,
  '5V': 0x01,
  '3V': 0x02,
  '1.8V': 0x03,
} as const satisfies Record<PowerSelect, number>

export interface Address {
  readonly slot: number
  readonly seq: number
}

/** Writes a bulk-OUT message; a slot or sequence number that is no byte is a fault. */
export function encodeOutMessage(message: OutMessage, { slot, seq }: Address): Uint8Array {
  if (!isByte(slot) || !isByte(seq)) throw new RangeError('slot and sequence number are bytes')
  const parameters = parametersOf(message)
  const data = 'data' in message ? message.data : new Uint8Array()
  return writeMessage({ type: messageTypes[message.kind], slot, seq, parameters, data })
}

function parametersOf(message: OutMessage): [number, number, number] {
  if (message.kind === 'power_on') return [powerSelects[message.voltage], 0, 0]
  if (message.kind === 'set_parameters') return [message.protocol, 0, 0]
  // bBWI stays 0: an APDU-level reader knows the card's waiting time itself.
  if (message.kind === 'transfer_block') return [0, chainParts[message.part], 0]
  return [0, 0, 0]
}

const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 0xff
