/** A piece of a sentence: filled in from the draft, or standing there by itself. */
export interface Piece {
  readonly text: string
  readonly isFilled: boolean
}

/** Cuts a sentence at the names that were filled into it; longer names win over shorter ones. */
export function filledPieces(sentence: string, names: readonly string[]): readonly Piece[] {
  const found = names
    .filter((name) => name !== '' && sentence.includes(name))
    .toSorted((a, b) => b.length - a.length)
  if (found.length === 0) return sentence === '' ? [] : [{ text: sentence, isFilled: false }]
  const pattern = new RegExp(`(${found.map(literally).join('|')})`)
  return sentence
    .split(pattern)
    .map((text, index) => ({ text, isFilled: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
