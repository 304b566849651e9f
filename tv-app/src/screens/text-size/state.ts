import type { TvKey } from '../../keys/tv-key.ts'
import type { TextSize } from '../../page/page.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export interface TextSizeChoice {
  readonly name: 'text_size'
  readonly focused: number
}
export type TextSizeAct = TextSize | 'settings' | 'leave'

export const textSizes = ['standard', 'large', 'largest'] as const satisfies readonly TextSize[]

export const textSizeAt = (size: TextSize): TextSizeChoice => ({
  name: 'text_size',
  focused: textSizes.indexOf(size),
})

/** 標準 → 大 → 特大 → 標準, as the yellow key turns them. */
export const nextSize = (size: TextSize): TextSize =>
  textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? 'standard'

export const onTextSizeKey = (
  state: TextSizeChoice,
  key: TvKey,
): Turn<TextSizeChoice, TextSizeAct> =>
  onChoiceKey<TextSizeChoice, TextSizeAct>(state, key, {
    acts: [...textSizes, 'settings'],
    leave: 'leave',
    digits: 'choose',
  })
