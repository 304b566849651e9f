import * as z from 'zod/mini'

/**
 * Why the card or the reader gave no answer. The number of tries left always comes from the card
 * itself (ISO/IEC 7816-4 status `63Cx`), never from memory.
 */
export const CardRefusal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no_card') }),
  z.strictObject({ kind: z.literal('card_removed') }),
  /** Another card lies where the one was that was being asked. */
  z.strictObject({ kind: z.literal('card_changed') }),
  z.strictObject({ kind: z.literal('card_timeout') }),
  z.strictObject({ kind: z.literal('not_jpki_card') }),
  z.strictObject({ kind: z.literal('reader_busy') }),
  z.strictObject({ kind: z.literal('reader_unavailable') }),
  z.strictObject({ kind: z.literal('malformed_pin') }),
  z.strictObject({ kind: z.literal('wrong_pin'), triesLeft: z.int() }),
  z.strictObject({ kind: z.literal('last_try'), triesLeft: z.literal(1) }),
  z.strictObject({ kind: z.literal('pin_blocked') }),
  z.strictObject({ kind: z.literal('unexpected_status'), sw: z.int() }),
])
export type CardRefusal = z.infer<typeof CardRefusal>
