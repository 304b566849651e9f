import type { TvKey } from '../../keys/tv-key.ts'
import type { Trouble, wayText } from '../../text/trouble.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** Something stands in the way: what happened, what to do, and the ways on. */
export interface TroubleShown {
  readonly name: 'trouble'
  readonly trouble: Trouble
  readonly focused: number
}
export type Way = keyof typeof wayText

export const troubleShown = (trouble: Trouble): TroubleShown => ({
  name: 'trouble',
  trouble,
  focused: 0,
})

const retry = ['again', 'not_today'] as const
const cardAgain = ['lay_card', 'not_today'] as const

/** The ways on from each trouble; 戻る takes the last. */
export const waysFrom = {
  card_blocked: ['menu'],
  not_jpki_card: cardAgain,
  card_unreadable: cardAgain,
  reader_unavailable: cardAgain,
  box_host_down: retry,
  card_not_linked: cardAgain,
  card_other_person: cardAgain,
  certificate_expired: ['menu'],
  certificate_not_yet_valid: ['menu'],
  certificate_revoked: ['menu'],
  card_not_accepted: ['menu'],
  revocation_unavailable: retry,
  busy: retry,
  cable_unreachable: ['connect', 'watch'],
  postbox_unreachable: ['connect', 'watch'],
  box_unknown: ['menu'],
  unexpected: retry,
  form_closed: ['letters', 'menu'],
  letter_gone: ['letters', 'menu'],
  review_too_old: ['review', 'not_today'],
  took_too_long: cardAgain,
  name_not_listed: ['menu'],
  name_not_chosen: ['names', 'menu'],
  session_expired: cardAgain,
  still_there: ['go_on', 'not_today'],
  no_alerts: ['menu'],
} as const satisfies Record<Trouble, readonly Way[]>

export function onTroubleKey(state: TroubleShown, key: TvKey): Turn<TroubleShown, Way> {
  const acts: readonly Way[] = waysFrom[state.trouble]
  const leave = acts.at(-1) ?? 'menu'
  return onChoiceKey<TroubleShown, Way>(state, key, { acts, leave, digits: 'choose' })
}
