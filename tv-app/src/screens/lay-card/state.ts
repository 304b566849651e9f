import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** Why the card is asked for: to sign in, to send the form, or because it came off the remote. */
export type Occasion = 'sign_in' | 'submit' | 'gone'
/** What the reader says: nothing yet, being asked again, still nothing, a card is being read. */
export type ReaderStage = 'waiting' | 'looking' | 'not_seen' | 'reading'

export interface LayCard {
  readonly name: 'lay_card'
  readonly occasion: Occasion
  readonly stage: ReaderStage
  readonly focused: number
}
export type LayCardAct = 'look_again' | 'leave'

export const layCard = (occasion: Occasion, stage: ReaderStage = 'waiting'): LayCard => ({
  name: 'lay_card',
  occasion,
  stage,
  focused: 0,
})

/** People press 決定 when they have done a thing: 置きました looks at the reader once more. */
export const onLayCardKey = (state: LayCard, key: TvKey): Turn<LayCard, LayCardAct> =>
  onChoiceKey<LayCard, LayCardAct>(state, key, {
    acts: ['look_again', 'leave'],
    leave: 'leave',
    digits: 'choose',
  })
