/** X.690 §8.1.3: the bytes that an element takes up in all, told from its first bytes. */
export interface DerExtent {
  readonly tag: number
  readonly totalLength: number
}

const longestLengthField = 3

/**
 * Reads tag and definite length of the DER element at the start of `bytes`; null when they are not
 * there, not in the shortest form, or longer than any file of a card.
 */
export function readDerExtent(bytes: Uint8Array): DerExtent | null {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null
  if (first < 0x80) return { tag, totalLength: 2 + first }
  const count = first & 0x7f
  const field = bytes.subarray(2, 2 + count)
  if (count === 0 || count > longestLengthField || field.length !== count) return null
  const length = field.reduce((sum, byte) => sum * 0x100 + byte, 0)
  const isShortest = length >= 0x80 && field[0] !== 0
  return isShortest ? { tag, totalLength: 2 + count + length } : null
}
