import type { Resident } from '#cable-backend/contract/sign-in'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'
import { type Extent, onPlaceKey, type Place, shownAt } from '../paged-list.ts'

/** The card is proven; which of these residents lays it? */
export interface FirstUse extends Place {
  readonly name: 'first_use'
  readonly ticket: string
  readonly candidates: readonly Resident[]
  /** 「あなたは、田中花子さんですか」: who is asked, and the focused answer; null while names are shown. */
  readonly asked: Asked | null
}

export interface Asked {
  readonly resident: Resident
  readonly focused: number
}

export type FirstUseAct =
  | { readonly kind: 'i_am'; readonly resident: Resident }
  | { readonly kind: 'not_listed' | 'leave' }

const yes = 0
const no = 1

/**
 * 決定 alone never joins a card to a name: the focus begins below the names. Where only one resident
 * has no card yet there is nothing to choose from, and it begins on 「いいえ」.
 */
export const firstUse = (ticket: string, candidates: readonly Resident[]): FirstUse => {
  const [only, ...others] = candidates
  const isOnly = only !== undefined && others.length === 0
  const asked = isOnly ? { resident: only, focused: no } : null
  return { name: 'first_use', ticket, candidates, asked, at: 0, isBelow: true }
}

/** Names stand in pages; below the last of them is the way for those who are not listed. */
export const extentOfNames = ({ candidates }: FirstUse, size: TextSize): Extent => ({
  count: candidates.length,
  perPage: size === 'standard' ? 3 : 2,
  hasEnd: true,
  digits: 'point',
})

/**
 * A name is linked to a card once: it is chosen, and then the person is asked by it. A digit key
 * only moves the focus, 決定 confirms.
 */
export function onFirstUseKey(
  state: FirstUse,
  key: TvKey,
  size: TextSize,
): Turn<FirstUse, FirstUseAct> {
  return state.asked === null ? onNameKey(state, key, size) : onAskedKey(state, state.asked, key)
}

function onNameKey(state: FirstUse, key: TvKey, size: TextSize): Turn<FirstUse, FirstUseAct> {
  const extent = extentOfNames(state, size)
  const [place, act] = onPlaceKey(state, key, extent)
  const isTurned = shownAt(place, extent).page !== shownAt(state, extent).page
  const next: FirstUse = { ...state, ...place, isBelow: place.isBelow || isTurned }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: act.kind === 'end' ? 'not_listed' : 'leave' }]
  const resident = state.candidates[act.at]
  return [resident === undefined ? next : { ...next, asked: { resident, focused: yes } }, null]
}

function onAskedKey(state: FirstUse, asked: Asked, key: TvKey): Turn<FirstUse, FirstUseAct> {
  const { resident } = asked
  if (key === 'back_long') return [state, { kind: 'leave' }]
  const [next, answer] = onChoiceKey<Asked, 'yes' | 'no' | 'back'>(asked, key, {
    acts: ['yes', 'no'],
    leave: 'back',
    digits: 'point',
  })
  if (answer === null) return [{ ...state, asked: next }, null]
  if (answer === 'yes')
    return [
      { ...state, asked: next },
      { kind: 'i_am', resident },
    ]
  if (state.candidates.length > 1) return [{ ...state, asked: null, isBelow: true }, null]
  return [{ ...state, asked: next }, { kind: answer === 'no' ? 'not_listed' : 'leave' }]
}
