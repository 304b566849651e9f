import type { FamilyPhone } from '#cable-backend/contract/family-phone'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** Whether one phone of the family is really to be taken out. */
export interface PhoneRemoval {
  readonly name: 'phone_removal'
  readonly phone: FamilyPhone
  readonly focused: number
}
export type PhoneRemovalAct = 'keep' | 'remove'

export const phoneRemoval = (phone: FamilyPhone): PhoneRemoval => ({
  name: 'phone_removal',
  phone,
  focused: 0,
})

/** A digit only points: a phone goes by 決定. */
export const onPhoneRemovalKey = (
  state: PhoneRemoval,
  key: TvKey,
): Turn<PhoneRemoval, PhoneRemovalAct> =>
  onChoiceKey<PhoneRemoval, PhoneRemovalAct>(state, key, {
    acts: ['keep', 'remove'],
    leave: 'keep',
    digits: 'point',
  })
