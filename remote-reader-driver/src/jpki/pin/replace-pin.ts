import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { INS_CHANGE_REFERENCE_DATA } from '../../apdu/command.ts'
import { refusalOfPin, statusWords } from '../../apdu/status-word.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { CURRENT_FILE } from './tries-left.ts'

/** P1 of CHANGE REFERENCE DATA: the new PIN alone, the old one was verified before. */
const newPinOnly = 0x01

/**
 * Replaces the PIN of the file that is current, which has to be verified in this power-up, and wipes
 * `newPin` whatever comes back. When this rejects, nobody knows which of the two PINs holds.
 */
export async function replacePin(
  transmit: Transmit,
  newPin: Uint8Array,
): Promise<Result<void, CardRefusal>> {
  if (newPin.length === 0) throw new RangeError('there is no empty PIN')
  const header = { cla: 0, ins: INS_CHANGE_REFERENCE_DATA, p1: newPinOnly, p2: CURRENT_FILE }
  try {
    const { sw } = await transmit({ ...header, data: newPin })
    return sw === statusWords.done ? ok(undefined) : err(refusalOfPin(sw))
  } finally {
    newPin.fill(0)
  }
}
