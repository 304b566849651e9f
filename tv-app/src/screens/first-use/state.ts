import type { Resident } from '#cable-backend/contract/sign-in'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import type { Turn } from '../choice-list.ts'
import { type Extent, onPlaceKey, type Place, startOfList } from '../paged-list.ts'

/** The card is proven; which of these residents lays it? */
export interface FirstUse extends Place {
  readonly name: 'first_use'
  readonly ticket: string
  readonly candidates: readonly Resident[]
}
export type FirstUseAct =
  | { readonly kind: 'i_am'; readonly resident: Resident }
  | { readonly kind: 'not_listed' | 'leave' }

export const firstUse = (ticket: string, candidates: readonly Resident[]): FirstUse => ({
  name: 'first_use',
  ticket,
  candidates,
  ...startOfList,
})

/** Names stand in pages; below the last of them is the way for those who are not listed. */
export const extentOfNames = ({ candidates }: FirstUse, size: TextSize): Extent => ({
  count: candidates.length,
  perPage: size === 'standard' ? 3 : 2,
  hasEnd: true,
  digits: 'point',
})

/** A name is linked to a card once: a digit key only moves the focus, 決定 confirms. */
export function onFirstUseKey(
  state: FirstUse,
  key: TvKey,
  size: TextSize,
): Turn<FirstUse, FirstUseAct> {
  const [place, act] = onPlaceKey(state, key, extentOfNames(state, size))
  const next: FirstUse = { ...state, ...place }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: act.kind === 'end' ? 'not_listed' : 'leave' }]
  const resident = state.candidates[act.at]
  return [next, resident === undefined ? null : { kind: 'i_am', resident }]
}
