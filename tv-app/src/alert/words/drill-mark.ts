import type { OrderDocument, Spoken } from '#emergency-alerts/contract/order-document'

/** How a drill says of itself that it is one: 【訓練】 before every sentence. */
export interface DrillMark {
  readonly word: '訓練' | '試験'
  readonly kana: 'くんれん' | 'しけん'
}

const marks = {
  Actual: null,
  Exercise: { word: '訓練', kana: 'くんれん' },
  Test: { word: '試験', kana: 'しけん' },
} as const satisfies Record<OrderDocument['status'], DrillMark | null>

/** Null for a real order, and for nothing else. */
export const drillMarkOf = ({ status }: Pick<OrderDocument, 'status'>): DrillMark | null =>
  marks[status]

/** 【訓練】. */
export const bracketed = ({ word }: DrillMark): string => `【${word}】`

/** The text with its mark before it; one that bears the mark already stays as it is. */
export function markedText(text: string, mark: DrillMark | null): string {
  if (mark === null || text === '' || text.startsWith(bracketed(mark))) return text
  return `${bracketed(mark)}${text}`
}

/** The sentence with its mark, as it is written and as it is spoken. */
export function marked(sentence: Spoken, mark: DrillMark | null): Spoken {
  if (mark === null) return sentence
  const isSpoken = sentence.kana.startsWith(mark.kana)
  return {
    text: markedText(sentence.text, mark),
    kana: isSpoken ? sentence.kana : `${mark.kana}。${sentence.kana}`,
  }
}
