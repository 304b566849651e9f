import type { CardRefusal } from '../../contract/card-refusal.ts'

/** Status words by name: ISO/IEC 7816-4 §5.6, and JICSAP 2.0 where the two differ. */
export const statusWords = {
  done: 0x9000,
  noTriesLeft: 0x63c0,
  wrongLength: 0x6700,
  channelNotSupported: 0x6881,
  wrongFileStructure: 0x6981,
  securityStatusNotSatisfied: 0x6982,
  /** What ISO cards answer once a PIN is blocked. */
  authenticationBlocked: 0x6983,
  /** What a My Number Card answers to every PIN once it is blocked (JICSAP §5.2.2). */
  referencedPinLocked: 0x6984,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  fileNotFound: 0x6a82,
  wrongParameters: 0x6a86,
  offsetPastEnd: 0x6b00,
  instructionNotSupported: 0x6d00,
  classNotSupported: 0x6e00,
  selfDiagnosis: 0x6f00,
} as const

/** How many tries a status `63Cx` leaves, or null when it is another status. */
export const triesLeftIn = (sw: number): number | null =>
  (sw & 0xfff0) === statusWords.noTriesLeft ? sw & 0x0f : null

/** True for the three answers that all mean that the PIN is blocked. */
export const isBlocked = (sw: number): boolean =>
  sw === statusWords.noTriesLeft ||
  sw === statusWords.authenticationBlocked ||
  sw === statusWords.referencedPinLocked

/** What a status other than success means to the person with the card. */
export function refusalOf(sw: number): CardRefusal {
  if (isBlocked(sw)) return { kind: 'pin_blocked' }
  const triesLeft = triesLeftIn(sw)
  return triesLeft === null ? { kind: 'unexpected_status', sw } : { kind: 'wrong_pin', triesLeft }
}
