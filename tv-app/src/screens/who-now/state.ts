import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** A card was laid while somebody was signed in: perhaps it is another person's. */
export interface WhoNow {
  readonly name: 'who_now'
  readonly focused: number
}
export type WhoNowAct = 'same_person' | 'someone_else' | 'menu'

export const whoNow: WhoNow = { name: 'who_now', focused: 0 }

export const onWhoNowKey = (state: WhoNow, key: TvKey): Turn<WhoNow, WhoNowAct> =>
  onChoiceKey<WhoNow, WhoNowAct>(state, key, {
    acts: ['same_person', 'someone_else'],
    leave: 'menu',
    digits: 'choose',
  })
