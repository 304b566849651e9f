import type { CardRefusal } from '../../../contract/card-refusal.ts'
import type { Result } from '../../../contract/result.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { replacePin } from '../../jpki/pin/replace-pin.ts'
import { requireTry } from '../../jpki/pin/tries-left.ts'
import { verifyPin } from '../../jpki/pin/verify-pin.ts'
import type { PinProfile } from '../../jpki/profile/profile.ts'

export interface PinChange {
  readonly pin: PinProfile
  /** Both wiped by the time this is over. */
  readonly oldPin: Uint8Array
  readonly newPin: Uint8Array
  readonly spendLastTry: boolean
}

/**
 * Verifies the old PIN and puts the new one in its place, within one card session and with the
 * card's application selected. Each is sent at most once. When the answer to the new one is lost,
 * nobody knows which of the two holds: the person has to be told so.
 */
export async function changePin(
  transmit: Transmit,
  { pin, oldPin, newPin, spendLastTry }: PinChange,
): Promise<Result<void, CardRefusal>> {
  const allowed = await requireTry(transmit, pin, { spendLastTry })
  if (!allowed.ok) return allowed
  const verified = await verifyPin(transmit, oldPin)
  return verified.ok ? replacePin(transmit, newPin) : verified
}
