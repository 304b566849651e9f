import type { OrderStatus, Spoken } from '#emergency-alerts/contract/order-document'

/** What stands before every Japanese sentence of a drill, and is said before it. */
export const japaneseMark = {
  Actual: { text: '', kana: '' },
  Exercise: { text: '【訓練】', kana: 'くんれん。' },
  Test: { text: '【試験】', kana: 'しけん。' },
} as const satisfies Record<OrderStatus, Spoken>

/** One sentence with its mark: each may be read, or heard, alone. */
export const withMark = ({ text, kana }: Spoken, mark: Spoken): Spoken => ({
  text: `${mark.text}${text}`,
  kana: `${mark.kana}${kana}`,
})
