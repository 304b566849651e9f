import type { Spoken } from '#emergency-alerts/contract/order-document'

/** A sentence and how it is read; `{area}` and `{cause}` stand for names. */
export type Phrase = Spoken

export const say = (text: string, kana: string): Phrase => ({ text, kana })

/** English is read as it is written. */
export const english = (text: string): Phrase => ({ text, kana: text })

/** Puts names into the sentence and into its reading. */
export const fillPhrase = (
  { text, kana }: Phrase,
  names: { readonly area: Spoken; readonly cause: Spoken | null },
): Spoken => ({
  text: fill(text, names.area.text, names.cause?.text ?? ''),
  kana: fill(kana, names.area.kana, names.cause?.kana ?? ''),
})

const fill = (sentence: string, area: string, cause: string): string =>
  sentence.replaceAll('{area}', () => area).replaceAll('{cause}', () => cause)
