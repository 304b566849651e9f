/** First bytes of files that are given by mistake, and what to do with them. */
const formats: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], 'it is packed with gzip: unpack it first'],
  [[0x50, 0x4b, 0x03, 0x04], 'it is a zip file: unpack it first'],
  [[0x42, 0x5a, 0x68], 'it is packed with bzip2: unpack it first'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'it is packed with xz: unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'it is a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'it is a picture'],
  [[0xff, 0xd8, 0xff], 'it is a picture'],
]

const space = new Set([0x09, 0x0a, 0x0d, 0x20])

/**
 * What bytes are whose first letter is not the `<` of every XML document, in an encoding that writes it
 * as one byte; null where it is, or where there is nothing but space.
 */
export function otherFormatOf(bytes: Uint8Array): string | null {
  const known = formats.find(([first]) => first.every((byte, index) => bytes[index] === byte))
  if (known !== undefined) return known[1]
  const first = bytes.find((byte) => !space.has(byte))
  if (first === undefined || first === 0x3c) return null
  const isPlain = first > 0x20 && first < 0x7f
  return isPlain ? `it begins with ${String.fromCharCode(first)}, not with <` : 'it is binary'
}
