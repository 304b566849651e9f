import type { TvKey } from '../../keys/tv-key.ts'
import type { Turn } from '../choice-list.ts'
import { nothingTyped, onPadKey, type PadAct, type Typing } from '../number-pad.ts'

export const pinLength = 4

/** The only state that ever holds digits of a PIN; it is replaced the moment they are handed on. */
export interface PinEntry extends Typing {
  readonly name: 'pin'
}

export const emptyPin: PinEntry = { name: 'pin', ...nothingTyped }

export function onPinKey(state: PinEntry, key: TvKey): Turn<PinEntry, PadAct> {
  const [typing, act] = onPadKey(state, key, () => pinLength)
  return [{ name: 'pin', typed: typing.typed, pad: typing.pad }, act]
}
