import type { IssuedPairingCode } from '#cable-backend/contract/family-phone'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** The code that the family types into the page on their phone. */
export interface PhoneCode {
  readonly name: 'phone_code'
  readonly issued: IssuedPairingCode
  readonly focused: number
}
export type PhoneCodeAct = 'look' | 'new_code' | 'leave'

export const phoneCode = (issued: IssuedPairingCode): PhoneCode => ({
  name: 'phone_code',
  issued,
  focused: 0,
})

/** Begun minutes until nobody can use the code any more; 0 from then on. */
export const minutesLeft = ({ issued }: PhoneCode, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(issued.expiresAt) - now.getTime()) / 60_000))

export const onPhoneCodeKey = (
  state: PhoneCode,
  key: TvKey,
  now: Date,
): Turn<PhoneCode, PhoneCodeAct> =>
  onChoiceKey<PhoneCode, PhoneCodeAct>(state, key, {
    acts: [minutesLeft(state, now) === 0 ? 'new_code' : 'look'],
    leave: 'leave',
    digits: 'choose',
  })
