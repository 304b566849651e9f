import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import type { PinProfile } from '../profile/profile.ts'

/**
 * The PIN as the card wants it: raw ASCII, the signing password in capitals. Anything that cannot
 * be a PIN is refused here and never reaches the card. Whoever is given the bytes wipes them.
 */
export function parsePin(
  typed: string,
  { form, fold }: PinProfile,
): Result<Uint8Array, CardRefusal> {
  if (!form.test(typed)) return err({ kind: 'malformed_pin' })
  return ok(new TextEncoder().encode(fold(typed)))
}
