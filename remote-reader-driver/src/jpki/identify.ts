import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../contract/result.ts'
import type { Transmit } from '../apdu/transmit.ts'
import type { CardProfile } from './profile/profile.ts'
import { selectApplication } from './select.ts'

/**
 * Finds out which kind of card this is by asking for one application after the other: the ATR tells
 * nothing. Leaves the application selected that was found; a card that knows none is `not_jpki_card`.
 */
export async function identifyCard(
  transmit: Transmit,
  profiles: readonly CardProfile[],
): Promise<Result<CardProfile, CardRefusal>> {
  for (const profile of profiles) {
    const selected = await selectApplication(transmit, profile.applicationId)
    if (selected.ok) return ok(profile)
  }
  return err({ kind: 'not_jpki_card' })
}
