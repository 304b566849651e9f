/** A piece of a text beside another one. */
export interface Piece {
  readonly text: string
  readonly how: 'same' | 'removed' | 'added'
}

const letters = (text: string): readonly string[] => Array.from(text)

function commonStart(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((letter, index) => letter !== other[index])
  return end === -1 ? one.length : end
}

const pieces = (...given: readonly Piece[]): readonly Piece[] =>
  given.filter(({ text }) => text !== '')

/**
 * What of a sentence went and what came, between the beginning and the end that both share: people
 * change one place of an order, and one block is read faster than many.
 */
export function textDiff(
  before: string,
  after: string,
): { readonly removed: readonly Piece[]; readonly added: readonly Piece[] } {
  const old = letters(before)
  const now = letters(after)
  const start = commonStart(old, now)
  const end = commonStart(old.slice(start).toReversed(), now.slice(start).toReversed())
  const first: Piece = { text: old.slice(0, start).join(''), how: 'same' }
  const last: Piece = { text: old.slice(old.length - end).join(''), how: 'same' }
  const middle = (text: readonly string[]) => text.slice(start, text.length - end).join('')
  return {
    removed: pieces(first, { text: middle(old), how: 'removed' }, last),
    added: pieces(first, { text: middle(now), how: 'added' }, last),
  }
}
