import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { INS_VERIFY } from '../../apdu/command.ts'
import { refusalOfPin, statusWords } from '../../apdu/status-word.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { CURRENT_FILE } from './tries-left.ts'

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
    return sw === statusWords.done ? ok(undefined) : err(refusalOfPin(sw))
  } finally {
    pin.fill(0)
  }
}
