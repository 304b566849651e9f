import { err, ok, type Result } from '../../contract/result.ts'

/** A card's answer, ISO/IEC 7816-4 §5.1: data and the two status bytes as one number. */
export interface Response {
  readonly data: Uint8Array
  readonly sw: number
}

const longestData = 256

/** Writes an answer as it goes over the wire; a field out of its range is a fault. */
export function encodeResponse({ data, sw }: Response): Uint8Array {
  if (!Number.isInteger(sw) || sw < 0 || sw > 0xffff) throw new RangeError('status out of range')
  if (data.length > longestData) throw new RangeError('a short answer carries at most 256 bytes')
  return Uint8Array.from([...data, sw >> 8, sw & 0xff])
}

/** Reads an answer; fewer than two bytes or more than a short answer holds is refused. */
export function parseResponse(bytes: Uint8Array): Result<Response, 'malformed_response'> {
  const sw1 = bytes.at(-2)
  const sw2 = bytes.at(-1)
  if (sw1 === undefined || sw2 === undefined || bytes.length > longestData + 2) {
    return err('malformed_response')
  }
  return ok({ data: bytes.slice(0, -2), sw: (sw1 << 8) | sw2 })
}
