import { digitOf, type TvKey } from '../keys/tv-key.ts'
import type { PadKey } from '../page/page.ts'

/** Digits typed so far and the key of the pad that has the focus. */
export interface Typing {
  readonly typed: string
  readonly pad: PadKey
}

export type PadAct = 'proceed' | 'leave'

const rows: readonly (readonly PadKey[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['delete', '0', 'proceed'],
]
const steps = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const

/** An empty entry: the focus stands in the middle of the pad. */
export const nothingTyped: Typing = { typed: '', pad: '5' }

function moved(pad: PadKey, direction: keyof typeof steps): PadKey {
  const row = rows.findIndex((keys) => keys.includes(pad))
  const column = rows[row]?.indexOf(pad) ?? 0
  const [down, right] = steps[direction]
  return rows[row + down]?.[column + right] ?? pad
}

function added(typing: Typing, digit: string, lengthOf: (typed: string) => number): Typing {
  if (typing.typed.length >= lengthOf(typing.typed)) return typing
  const typed = typing.typed + digit
  return { typed, pad: typed.length >= lengthOf(typed) ? 'proceed' : typing.pad }
}

const shortened = (typing: Typing): Typing => ({
  typed: typing.typed.slice(0, -1),
  pad: typing.pad === 'proceed' ? '5' : typing.pad,
})

function pressed(
  typing: Typing,
  lengthOf: (typed: string) => number,
): readonly [Typing, PadAct | null] {
  if (typing.pad === 'delete') return [shortened(typing), null]
  if (typing.pad !== 'proceed') return [added(typing, typing.pad, lengthOf), null]
  return [typing, typing.typed.length === lengthOf(typing.typed) ? 'proceed' : null]
}

/**
 * Answers one key on the number pad. `lengthOf` tells how many digits an entry that begins so has;
 * the last digit moves the focus to 進む, and nothing goes on by itself. 戻る takes one digit away
 * and leaves when there is none; held, it leaves at once.
 */
export function onPadKey(
  typing: Typing,
  key: TvKey,
  lengthOf: (typed: string) => number,
): readonly [Typing, PadAct | null] {
  if (key === 'up' || key === 'down' || key === 'left' || key === 'right')
    return [{ ...typing, pad: moved(typing.pad, key) }, null]
  if (key === 'ok') return pressed(typing, lengthOf)
  if (key === 'back_long') return [typing, 'leave']
  if (key === 'back') return typing.typed === '' ? [typing, 'leave'] : [shortened(typing), null]
  const digit = digitOf(key)
  return digit === null ? [typing, null] : [added(typing, digit, lengthOf), null]
}
