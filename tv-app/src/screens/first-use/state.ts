import type { Resident } from '#cable-backend/contract/sign-in'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** The card is proven; which of these residents lays it? */
export interface FirstUse {
  readonly name: 'first_use'
  readonly ticket: string
  readonly candidates: readonly Resident[]
  readonly page: number
  readonly focused: number
}
export type FirstUseAct =
  | { readonly kind: 'i_am'; readonly resident: Resident }
  | { readonly kind: 'other_people' | 'not_listed' | 'leave' }

/** At most this many names stand on one page. */
export const namesPerPage = 3

export const firstUse = (ticket: string, candidates: readonly Resident[]): FirstUse => ({
  name: 'first_use',
  ticket,
  candidates,
  page: 0,
  focused: 0,
})

export const shownCandidates = ({ candidates, page }: FirstUse): readonly Resident[] =>
  candidates.slice(page * namesPerPage, (page + 1) * namesPerPage)

/** The last row: further names while there are some, then the way for those who are not listed. */
export const lastRowOf = ({ candidates, page }: FirstUse): 'other_people' | 'not_listed' =>
  candidates.length > (page + 1) * namesPerPage ? 'other_people' : 'not_listed'

/** A name is linked to a card once: a digit key only moves the focus, 決定 confirms. */
export function onFirstUseKey(state: FirstUse, key: TvKey): Turn<FirstUse, FirstUseAct> {
  const acts: FirstUseAct[] = [
    ...shownCandidates(state).map((resident): FirstUseAct => ({ kind: 'i_am', resident })),
    { kind: lastRowOf(state) },
  ]
  const [next, act] = onChoiceKey<FirstUse, FirstUseAct>(state, key, {
    acts,
    leave: { kind: 'leave' },
    digits: 'point',
  })
  if (act?.kind === 'other_people') return [{ ...next, page: next.page + 1, focused: 0 }, null]
  if (act?.kind === 'leave' && state.page > 0)
    return [{ ...next, page: next.page - 1, focused: 0 }, null]
  return [next, act]
}
