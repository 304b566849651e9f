/** What the virtual reader of vsmartcard asks of a card (vpcd.h: length of two bytes, then a body). */
export type VpcdMessage =
  | { readonly kind: 'power_off' | 'power_on' | 'reset' | 'get_atr' }
  | { readonly kind: 'command'; readonly bytes: Uint8Array }
  /** A control byte that the protocol does not name: no answer is expected. */
  | { readonly kind: 'unknown' }

export interface DecodedFrames {
  readonly messages: readonly VpcdMessage[]
  /** The beginning of a frame whose end has not arrived. */
  readonly rest: Uint8Array
}

const lengthBytes = 2
const longestBody = 0xffff

const controls: Readonly<Record<number, VpcdMessage>> = {
  0: { kind: 'power_off' },
  1: { kind: 'power_on' },
  2: { kind: 'reset' },
  4: { kind: 'get_atr' },
}

/** Takes `chunk` after what was left of the last one, however the stream was cut. */
export function decodeFrames(rest: Uint8Array, chunk: Uint8Array): DecodedFrames {
  const bytes = Uint8Array.from([...rest, ...chunk])
  const messages: VpcdMessage[] = []
  let at = 0
  for (;;) {
    const end = frameEnd(bytes, at)
    if (end === null) return { messages, rest: bytes.slice(at) }
    const message = messageOf(bytes.slice(at + lengthBytes, end))
    if (message !== null) messages.push(message)
    at = end
  }
}

/** Writes an answer of the card, or its ATR, as the reader expects it. */
export function encodeFrame(body: Uint8Array): Uint8Array {
  if (body.length > longestBody) throw new RangeError('a frame carries at most 65,535 bytes')
  return Uint8Array.from([body.length >> 8, body.length & 0xff, ...body])
}

/** Where the frame that begins at `at` ends; null while it is not there whole. */
function frameEnd(bytes: Uint8Array, at: number): number | null {
  const high = bytes[at]
  const low = bytes[at + 1]
  if (high === undefined || low === undefined) return null
  const end = at + lengthBytes + ((high << 8) | low)
  return end > bytes.length ? null : end
}

function messageOf(body: Uint8Array): VpcdMessage | null {
  const [control] = body
  if (control === undefined) return null
  if (body.length > 1) return { kind: 'command', bytes: body }
  return controls[control] ?? { kind: 'unknown' }
}
