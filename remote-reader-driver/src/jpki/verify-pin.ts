import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_VERIFY } from '../apdu/command.ts'
import { refusalOf, statusWords } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from './profile.ts'
import { CURRENT_FILE } from './tries-left.ts'

/** The PIN as the card wants it, raw ASCII; anything that cannot be a PIN never reaches the card. */
export function parsePin(
  typed: string,
  { pinPattern }: CardProfile,
): Result<Uint8Array, CardRefusal> {
  if (!pinPattern.test(typed)) return err({ kind: 'malformed_pin' })
  return ok(new TextEncoder().encode(typed))
}

/**
 * Sends the PIN once, to the PIN file that is current, and wipes `pin` whatever comes back. When
 * this rejects, nobody knows whether a try was spent: ask `readTriesLeft` before anything else.
 */
export async function verifyPin(
  transmit: Transmit,
  pin: Uint8Array,
): Promise<Result<void, CardRefusal>> {
  if (pin.length === 0) throw new RangeError('a VERIFY without data is a question, not a PIN')
  try {
    const command = { cla: 0, ins: INS_VERIFY, p1: 0, p2: CURRENT_FILE, data: pin }
    const { sw } = await transmit(command)
    return sw === statusWords.done ? ok(undefined) : err(refusalOf(sw))
  } finally {
    pin.fill(0)
  }
}
