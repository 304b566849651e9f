import type { CardRefusal } from '../../contract/card-refusal.ts'

/** Status words by name: ISO/IEC 7816-4 §5.6, and JICSAP 2.0 where the two differ. */
export const statusWords = {
  done: 0x9000,
  /** A secret that may be tried without end. */
  wrongWithoutLimit: 0x6300,
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
  /** What a My Number Card answers to a READ with class 08. */
  secureReadRefused: 0x69fc,
  wrongData: 0x6a80,
  functionNotSupported: 0x6a81,
  fileNotFound: 0x6a82,
  recordNotFound: 0x6a83,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  offsetPastEnd: 0x6b00,
  instructionNotSupported: 0x6d00,
  classNotSupported: 0x6e00,
  selfDiagnosis: 0x6f00,
} as const

/** The first byte of the two statuses that carry a length in their second (ISO/IEC 7816-4 §5.6). */
export const lengthStatuses = { moreToFetch: 0x61, askAgainWith: 0x6c } as const

/** How many tries a status `63Cx` leaves, or null when it is another status. */
export const triesLeftIn = (sw: number): number | null =>
  (sw & 0xfff0) === statusWords.noTriesLeft ? sw & 0x0f : null

/** True for the three answers that all mean that the PIN is blocked. */
export const isBlocked = (sw: number): boolean =>
  sw === statusWords.noTriesLeft ||
  sw === statusWords.authenticationBlocked ||
  sw === statusWords.referencedPinLocked

/** True when the answer to a VERIFY leaves no doubt whether it spent a try. */
export const settlesTries = (sw: number): boolean =>
  sw === statusWords.done || isBlocked(sw) || triesLeftIn(sw) !== null

/** A status that no rule of the application explains at this point. */
export const unexpected = (sw: number): CardRefusal => ({ kind: 'unexpected_status', sw })

/**
 * What the answer to a PIN means to the person with the card. Only VERIFY and CHANGE REFERENCE DATA
 * speak of tries: the same words in answer to another command are `unexpected`.
 */
export function refusalOfPin(sw: number): CardRefusal {
  if (isBlocked(sw)) return { kind: 'pin_blocked' }
  const triesLeft = triesLeftIn(sw)
  return triesLeft === null ? unexpected(sw) : { kind: 'wrong_pin', triesLeft }
}
