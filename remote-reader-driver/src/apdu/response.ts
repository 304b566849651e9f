import { err, ok, type Result } from '../../contract/result.ts'

/** A card's answer, ISO/IEC 7816-4 §5.1: data and the two status bytes as one number. */
export interface Response {
  readonly data: Uint8Array
  readonly sw: number
}

const statusLength = 2
/** Bytes of data in the longest answer, the one to an extended command. */
export const longestAnswerData = 0x1_0000

/** Writes an answer as it goes over the wire; a field out of its range is a fault. */
export function encodeResponse({ data, sw }: Response): Uint8Array {
  if (!Number.isInteger(sw) || sw < 0 || sw > 0xffff) throw new RangeError('status out of range')
  if (data.length > longestAnswerData) {
    throw new RangeError('an answer carries at most 65,536 bytes')
  }
  const bytes = new Uint8Array(data.length + statusLength)
  bytes.set(data)
  bytes[data.length] = sw >> 8
  bytes[data.length + 1] = sw & 0xff
  return bytes
}

/** Reads an answer; fewer than two bytes, or more than any answer holds, is refused. */
export function parseResponse(bytes: Uint8Array): Result<Response, 'malformed_response'> {
  const sw1 = bytes[bytes.length - 2]
  const sw2 = bytes[bytes.length - 1]
  if (sw1 === undefined || sw2 === undefined || bytes.length > longestAnswerData + statusLength) {
    return err('malformed_response')
  }
  return ok({ data: bytes.slice(0, -statusLength), sw: (sw1 << 8) | sw2 })
}
