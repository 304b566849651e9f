import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { INS_VERIFY } from '../../apdu/command.ts'
import { isBlocked, triesLeftIn, unexpected } from '../../apdu/status-word.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import type { PinProfile } from '../profile/profile.ts'
import { selectFile } from '../select.ts'

/** P2 of VERIFY: the PIN file that is current. */
export const CURRENT_FILE = 0x80

/**
 * Asks the card how many tries the PIN has left, 0 when it is blocked. A VERIFY without data never
 * spends a try. Leaves the PIN's file selected.
 */
export async function readTriesLeft(
  transmit: Transmit,
  { file }: PinProfile,
): Promise<Result<number, CardRefusal>> {
  const selected = await selectFile(transmit, file)
  if (!selected.ok) return selected
  const { sw } = await transmit({ cla: 0, ins: INS_VERIFY, p1: 0, p2: CURRENT_FILE })
  if (isBlocked(sw)) return ok(0)
  const triesLeft = triesLeftIn(sw)
  return triesLeft === null ? err(unexpected(sw)) : ok(triesLeft)
}

/**
 * Reads the counter and refuses where no try may be spent: none is left, or one is and nobody said
 * to spend it. Leaves the PIN's file selected.
 */
export async function requireTry(
  transmit: Transmit,
  pin: PinProfile,
  { spendLastTry }: { readonly spendLastTry: boolean },
): Promise<Result<void, CardRefusal>> {
  const triesLeft = await readTriesLeft(transmit, pin)
  if (!triesLeft.ok) return triesLeft
  if (triesLeft.value === 0) return err({ kind: 'pin_blocked' })
  if (triesLeft.value === 1 && !spendLastTry) return err({ kind: 'last_try', triesLeft: 1 })
  return ok(undefined)
}
