import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** `wrong`: the card refused a PIN; `last`: it has one try left and we stop before it. */
export interface Tries {
  readonly name: 'tries'
  readonly why: 'wrong' | 'last'
  /** As the card told it. */
  readonly left: number
  readonly focused: number
}
export type TriesAct = 'again' | 'spend_last' | 'not_today'

export const triesAfter = (left: number): Tries => ({
  name: 'tries',
  why: left === 1 ? 'last' : 'wrong',
  left,
  focused: 0,
})

const acts = {
  wrong: ['again', 'not_today'],
  last: ['not_today', 'spend_last'],
} as const satisfies Record<Tries['why'], readonly TriesAct[]>

/** Before the last try a digit key only moves the focus: 決定 confirms. */
export const onTriesKey = (state: Tries, key: TvKey): Turn<Tries, TriesAct> =>
  onChoiceKey<Tries, TriesAct>(state, key, {
    acts: acts[state.why],
    leave: 'not_today',
    digits: state.why === 'last' ? 'point' : 'choose',
  })
