import type { TvKey } from '../../keys/tv-key.ts'
import type { Turn } from '../choice-list.ts'
import { onPadKey, type PadAct, type Typing } from '../number-pad.ts'
import type { Question } from '../question/state.ts'

/** The telephone number that one answer of the form asks for in addition. */
export interface PhoneEntry extends Typing {
  readonly name: 'phone'
  readonly index: number
  /** The answer that asks for it. */
  readonly value: string
  readonly returnsTo: Question['returnsTo']
}

/** Mobile and internet telephone numbers have eleven digits, all others ten. */
export const phoneLengthOf = (typed: string): number => (/^0[25789]0/.test(typed) ? 11 : 10)

export const isPhoneComplete = (typed: string): boolean =>
  typed.startsWith('0') && typed.length === phoneLengthOf(typed)

export const phoneEntry = (
  asked: Pick<PhoneEntry, 'index' | 'value' | 'returnsTo'>,
  typed: string,
): PhoneEntry => ({ name: 'phone', ...asked, typed, pad: typed === '' ? '0' : 'proceed' })

/** 進む answers only when the number begins with ０ and is whole. */
export function onPhoneKey(state: PhoneEntry, key: TvKey): Turn<PhoneEntry, PadAct> {
  const [typing, act] = onPadKey(state, key, phoneLengthOf)
  const next: PhoneEntry = { ...state, typed: typing.typed, pad: typing.pad }
  return [next, act === 'proceed' && !isPhoneComplete(next.typed) ? null : act]
}
