import { choiceNumberOf, type TvKey } from '../keys/tv-key.ts'

/** A screen's next state and what the viewer asked for by it, if anything. */
export type Turn<State, Act> = readonly [State, Act | null]

export interface ChoiceList<Act> {
  /** One act per row, in the order of the rows. */
  readonly acts: readonly Act[]
  /** What 戻る does. */
  readonly leave: Act
  /** `choose`: a digit key acts at once; `point`: it only moves the focus and 決定 confirms. */
  readonly digits: 'choose' | 'point'
}

/** Keeps a remembered place inside a list that may have become shorter. */
export const within = (place: number, count: number): number =>
  Math.max(0, Math.min(place, count - 1))

/** The one way in which a list of choices answers keys: it stops at its ends. */
export function onChoiceKey<State extends { readonly focused: number }, Act>(
  state: State,
  key: TvKey,
  list: ChoiceList<Act>,
): Turn<State, Act> {
  const { acts, leave, digits } = list
  const focused = within(state.focused, acts.length)
  if (key === 'up') return [{ ...state, focused: within(focused - 1, acts.length) }, null]
  if (key === 'down') return [{ ...state, focused: within(focused + 1, acts.length) }, null]
  if (key === 'ok') return [{ ...state, focused }, acts[focused] ?? null]
  if (key === 'back' || key === 'back_long') return [state, leave]
  const number = choiceNumberOf(key)
  const act = number === null ? undefined : acts[number - 1]
  if (number === null || act === undefined) return [state, null]
  return [{ ...state, focused: number - 1 }, digits === 'choose' ? act : null]
}
