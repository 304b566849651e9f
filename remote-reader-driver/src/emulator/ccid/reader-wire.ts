import { headerLength, readHeader, writeMessage } from '../../transports/ccid/message/header.ts'
import { type CardPower, inMessageTypes } from '../../transports/ccid/message/in-message.ts'
import { messageTypes, type OutMessage } from '../../transports/ccid/message/out-message.ts'

/** A bulk-OUT message as the emulated reader sees it. */
export interface Asked {
  readonly kind: OutMessage['kind']
  readonly slot: number
  readonly seq: number
  readonly parameters: readonly [number, number, number]
  readonly data: Uint8Array
}

/** What the emulated reader says on bulk-IN. */
export interface Reply {
  readonly type: keyof typeof inMessageTypes
  readonly card: CardPower
  readonly data?: Uint8Array
  /** `bChainParameter`, `bClockStatus` or `bProtocolNum`. */
  readonly parameter?: number
  /** `bError` of a command that failed. */
  readonly failed?: number
  /** The multiplier of a time extension. */
  readonly moreTime?: number
}

const kinds = new Map<number, OutMessage['kind']>(
  (Object.keys(messageTypes) as OutMessage['kind'][]).map((kind) => [messageTypes[kind], kind]),
)
const cardBits = { active: 0, inactive: 1, absent: 2 } as const
const failedBits = 0x40
const moreTimeBits = 0x80

/** Reads what a host sent; null when it is no message. */
export function readAsked(bytes: Uint8Array): Asked | null {
  const header = readHeader(bytes)
  if (header === null || bytes.length !== headerLength + header.length) return null
  const { type, slot, seq, parameters } = header
  const kind = kinds.get(type)
  if (kind === undefined) return null
  return { kind, slot, seq, parameters, data: bytes.slice(headerLength) }
}

/** Writes a reply to what was asked at that slot with that number. */
export function writeReply(reply: Reply, { slot, seq }: Pick<Asked, 'slot' | 'seq'>): Uint8Array {
  const { type, card, data = new Uint8Array(), parameter = 0, failed, moreTime } = reply
  const commandBits = failed === undefined ? 0 : failedBits
  const timeBits = moreTime === undefined ? 0 : moreTimeBits
  const status = cardBits[card] | commandBits | timeBits
  const parameters = [status, failed ?? moreTime ?? 0, parameter] as const
  return writeMessage({ type: inMessageTypes[type], slot, seq, parameters, data })
}
