import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import { INS_VERIFY } from '../apdu/command.ts'
import { isBlocked, refusalOf, statusWords, triesLeftIn } from '../apdu/status-word.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from './profile.ts'
import { selectFile } from './select.ts'

/** P2 of VERIFY: the PIN file that is current. */
export const CURRENT_FILE = 0x80

/**
 * Asks the card how many tries the PIN has left, 0 when it is blocked. A VERIFY without data never
 * spends a try. Leaves the PIN's file selected.
 */
export async function readTriesLeft(
  transmit: Transmit,
  profile: CardProfile,
): Promise<Result<number, CardRefusal>> {
  const selected = await selectFile(transmit, profile.pinFile)
  if (!selected.ok) return selected
  const { sw } = await transmit({ cla: 0, ins: INS_VERIFY, p1: 0, p2: CURRENT_FILE })
  if (isBlocked(sw)) return ok(0)
  const triesLeft = triesLeftIn(sw)
  if (triesLeft !== null) return ok(triesLeft)
  return err(sw === statusWords.done ? { kind: 'unexpected_status', sw } : refusalOf(sw))
}
