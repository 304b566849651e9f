/** X.690 §8.1.3: the bytes that an element takes up in all, told from its first bytes. */
export interface DerExtent {
  readonly tag: number
  readonly headerLength: number
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
  if (first < 0x80) return { tag, headerLength: 2, totalLength: 2 + first }
  const count = first & 0x7f
  const field = bytes.subarray(2, 2 + count)
  if (count === 0 || count > longestLengthField || field.length !== count) return null
  const length = field.reduce((sum, byte) => sum * 0x100 + byte, 0)
  const isShortest = length >= 0x80 && field[0] !== 0
  const headerLength = 2 + count
  return isShortest ? { tag, headerLength, totalLength: headerLength + length } : null
}

/** One element, and what follows it. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
  readonly rest: Uint8Array
}

/** Reads the DER element at the start of `bytes`; null when it is not there as a whole. */
export function readDerElement(bytes: Uint8Array): DerElement | null {
  const extent = readDerExtent(bytes)
  if (extent === null || extent.totalLength > bytes.length) return null
  const { tag, headerLength, totalLength } = extent
  return {
    tag,
    content: bytes.subarray(headerLength, totalLength),
    bytes: bytes.subarray(0, totalLength),
    rest: bytes.subarray(totalLength),
  }
}
