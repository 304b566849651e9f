import type { Resident } from '#cable-backend/contract/sign-in'
import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'
import { type Extent, onPlaceKey, type Place, startOfList } from '../paged-list.ts'

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

/** Where only one resident has no card yet, there is nothing to choose from. */
export const firstUse = (ticket: string, candidates: readonly Resident[]): FirstUse => ({
  name: 'first_use',
  ticket,
  candidates,
  asked: candidates[0] !== undefined && candidates.length === 1 ? asking(candidates[0]) : null,
  ...startOfList,
})

const asking = (resident: Resident): Asked => ({ resident, focused: 0 })

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
  const [place, act] = onPlaceKey(state, key, extentOfNames(state, size))
  const next: FirstUse = { ...state, ...place }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: act.kind === 'end' ? 'not_listed' : 'leave' }]
  const resident = state.candidates[act.at]
  return [resident === undefined ? next : { ...next, asked: asking(resident) }, null]
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
  if (state.candidates.length > 1) return [{ ...state, asked: null }, null]
  return [{ ...state, asked: next }, { kind: answer === 'no' ? 'not_listed' : 'leave' }]
}
