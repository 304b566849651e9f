import type { ProblemCode } from '#cable-backend/contract/problem'
import type { TapRefusal, WallRefusal } from '../../ports/refusal.ts'
import type { Trouble } from '../../text/trouble.ts'

const troubleOfCode: Partial<Record<ProblemCode, Trouble>> = {
  card_not_linked: 'card_not_linked',
  card_other_person: 'card_other_person',
  challenge_other_person: 'card_other_person',
  certificate_expired: 'certificate_expired',
  certificate_not_yet_valid: 'certificate_not_yet_valid',
  certificate_revoked: 'certificate_revoked',
  revocation_unknown: 'certificate_revoked',
  certificate_malformed: 'card_not_accepted',
  certificate_not_trusted: 'card_not_accepted',
  certificate_wrong_purpose: 'card_not_accepted',
  certificate_wrong_policy: 'card_not_accepted',
  certificate_weak_key: 'card_not_accepted',
  algorithm_not_allowed: 'card_not_accepted',
  signature_mismatch: 'card_not_accepted',
  revocation_unavailable: 'revocation_unavailable',
  too_many_challenges: 'busy',
  unavailable: 'busy',
  box_unknown: 'box_unknown',
  recipient_unknown: 'box_unknown',
  form_closed: 'form_closed',
  letter_has_no_form: 'form_closed',
  not_found: 'letter_gone',
  challenge_not_found: 'took_too_long',
  challenge_used: 'took_too_long',
  challenge_expired: 'took_too_long',
  ticket_invalid: 'took_too_long',
  resident_not_offered: 'took_too_long',
}

/** Which page tells of a wall's refusal; what the viewer cannot act on is 「いま、うまくいきません」. */
export function troubleOfWall(refusal: WallRefusal): Trouble {
  if (refusal.kind === 'box_host_down') return 'box_host_down'
  if (refusal.kind === 'unreachable')
    return refusal.wall === 'cable' ? 'cable_unreachable' : 'postbox_unreachable'
  return troubleOfCode[refusal.code] ?? 'unexpected'
}

/** The session is over, or the token is one that no wall takes any more. */
export const isSessionOver = (refusal: WallRefusal): boolean =>
  refusal.kind === 'problem' &&
  (refusal.code === 'session_expired' || refusal.code === 'token_invalid')

/** Nothing is known about what became of the request: the same one may be sent again. */
export const isFateUnknown = (refusal: WallRefusal): boolean =>
  refusal.kind !== 'problem' || refusal.code === 'unavailable' || refusal.code === 'unexpected'

/** Which page tells that the card gave no answer; null when it only came off the remote. */
export function troubleOfTap(refusal: TapRefusal): Trouble | null {
  switch (refusal.kind) {
    case 'no_card':
    case 'card_removed':
    case 'card_changed':
      return null
    case 'not_jpki_card':
      return 'not_jpki_card'
    case 'pin_blocked':
      return 'card_blocked'
    case 'reader_unavailable':
      return 'reader_unavailable'
    case 'box_host_down':
      return 'box_host_down'
    default:
      return 'card_unreadable'
  }
}
