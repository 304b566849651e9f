import type { CardRefusal } from '../../../contract/card-refusal.ts'
import type { LinkFault } from '../../apdu/link-fault.ts'

/** Result codes of PC/SC by name (PC/SC part 5 §3, as pcsc-lite has them). */
export const pcscCodes = {
  commError: 0x8010_002f,
  noSmartCard: 0x8010_000c,
  noService: 0x8010_001d,
  notTransacted: 0x8010_0016,
  removedCard: 0x8010_0069,
  resetCard: 0x8010_0068,
  sharingViolation: 0x8010_000b,
  unknownReader: 0x8010_0009,
  unpoweredCard: 0x8010_0067,
  unresponsiveCard: 0x8010_0066,
} as const

const refusals = new Map<
  number,
  CardRefusal['kind'] & ('no_card' | 'reader_busy' | 'card_timeout')
>([
  [pcscCodes.noSmartCard, 'no_card'],
  [pcscCodes.removedCard, 'no_card'],
  [pcscCodes.unpoweredCard, 'no_card'],
  [pcscCodes.sharingViolation, 'reader_busy'],
  [pcscCodes.unresponsiveCard, 'card_timeout'],
])

/** Why a card could not be opened; a card that lies there and says nothing is `card_timeout`. */
export const openRefusalOf = (code: number): CardRefusal => ({
  kind: refusals.get(code) ?? 'reader_unavailable',
})

const faults = new Map<number, LinkFault>([
  [pcscCodes.noSmartCard, 'card_removed'],
  [pcscCodes.removedCard, 'card_removed'],
  [pcscCodes.resetCard, 'card_removed'],
  [pcscCodes.unpoweredCard, 'card_removed'],
  [pcscCodes.unresponsiveCard, 'card_timeout'],
])

/** Why a command got no answer; null where only the card's presence can tell. */
export function transmitFaultOf(code: number): LinkFault | null {
  if (code === pcscCodes.notTransacted || code === pcscCodes.commError) return null
  return faults.get(code) ?? 'reader_unavailable'
}

/** The result code at the end of a message of @pokusew/pcsclite, `…(0x80100069)`. */
export function codeIn(message: string): number {
  const [, hex] = /\(0x([0-9a-f]{8,16})\)/i.exec(message) ?? []
  return hex === undefined ? pcscCodes.commError : Number.parseInt(hex.slice(-8), 16)
}
