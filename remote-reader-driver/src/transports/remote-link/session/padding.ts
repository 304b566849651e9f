import { fragmentCount, longestMessage } from '../frames/fragment.ts'
import { tagLength } from '../noise/primitives.ts'

const kindLength = 1
const lengthLength = 2
const around = kindLength + tagLength
const firstRoom = 57 - around
const nextRoom = 59

/** Bytes of the longest content that one message holds. */
export const longestContent = longestMessage - around - lengthLength

/**
 * Fills what is to be sealed up to the end of its last report, which costs nothing on the air: the
 * length of a password or of an answer is seen only in steps of 59 bytes. Two bytes say how long
 * the content is; a content that no message holds is a fault.
 */
export function pad(content: Uint8Array): Uint8Array {
  if (content.length > longestContent) throw new RangeError('too long for one message')
  const least = lengthLength + content.length
  const padded = new Uint8Array(firstRoom + (fragmentCount(least + around) - 1) * nextRoom)
  new DataView(padded.buffer).setUint16(0, content.length)
  padded.set(content, lengthLength)
  return padded
}

/** The content of what was opened; null when its length cannot be right. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  if (padded.length < lengthLength) return null
  const length = new DataView(padded.buffer, padded.byteOffset).getUint16(0)
  if (lengthLength + length > padded.length) return null
  return padded.slice(lengthLength, lengthLength + length)
}
