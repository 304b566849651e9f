import { readDerElement } from '../../apdu/der.ts'

const SEQUENCE = 0x30
const INTEGER = 0x02

/**
 * An ECDSA signature as JWS has it (RFC 7518 §3.4: r and s side by side), made of what a card
 * answers: either that already, or the DER of RFC 3279 §2.2.3. Null when it is neither.
 */
export function rawEcdsaSignature(answer: Uint8Array, fieldLength: number): Uint8Array | null {
  if (answer.length === 2 * fieldLength) return answer
  const whole = readDerElement(answer)
  if (whole?.tag !== SEQUENCE || whole.rest.length > 0) return null
  const r = readDerElement(whole.content)
  const s = r === null ? null : readDerElement(r.rest)
  if (r?.tag !== INTEGER || s?.tag !== INTEGER || s.rest.length > 0) return null
  const raw = new Uint8Array(2 * fieldLength)
  const isPlaced =
    placeNumber(raw.subarray(0, fieldLength), r.content) &&
    placeNumber(raw.subarray(fieldLength), s.content)
  return isPlaced ? raw : null
}

/** Writes a positive INTEGER into a field of fixed length, as far right as it goes. */
function placeNumber(field: Uint8Array, content: Uint8Array): boolean {
  const [first] = content
  if (first === undefined || first >= 0x80) return false
  const digits = first === 0 ? content.subarray(1) : content
  if (digits.length > field.length) return false
  field.set(digits, field.length - digits.length)
  return true
}
