import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeFrames, encodeFrame, type VpcdMessage } from './frames.ts'

const nothing = new Uint8Array()
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/** Feeds a stream in the given pieces. */
function decodeInPieces(pieces: readonly Uint8Array[]) {
  const messages: VpcdMessage[] = []
  let rest: Uint8Array = nothing
  for (const piece of pieces) {
    const decoded = decodeFrames(rest, piece)
    messages.push(...decoded.messages)
    rest = decoded.rest
  }
  return { messages, rest }
}

describe('frames of the virtual reader', () => {
  test.each([
    ['000100', { kind: 'power_off' }],
    ['000101', { kind: 'power_on' }],
    ['000102', { kind: 'reset' }],
    ['000104', { kind: 'get_atr' }],
    ['000103', { kind: 'unknown' }],
    ['0001ff', { kind: 'unknown' }],
    ['000400200080', { kind: 'command', bytes: bytes('00200080') }],
  ] as const)('%s is %j', (frame, message) => {
    expect(decodeFrames(nothing, bytes(frame))).toEqual({ messages: [message], rest: nothing })
  })

  test('an empty body says nothing', () => {
    expect(decodeFrames(nothing, bytes('0000000104'))).toEqual({
      messages: [{ kind: 'get_atr' }],
      rest: nothing,
    })
  })

  test('an answer carries its length in two bytes, big-endian', () => {
    expect(encodeFrame(new Uint8Array(258)).subarray(0, 3)).toEqual(bytes('010200'))
    expect(() => encodeFrame(new Uint8Array(0x1_0000))).toThrow(RangeError)
  })

  test('arrive the same however the stream is cut', () => {
    const bodies = fc.array(fc.uint8Array({ minLength: 2, maxLength: 300 }), { maxLength: 6 })
    const cuts = fc.array(fc.nat(2000), { maxLength: 12 })
    fc.assert(
      fc.property(bodies, cuts, (commands, places) => {
        const stream = Uint8Array.from(commands.flatMap((body) => [...encodeFrame(body)]))
        const ends = [...places, stream.length].filter((at) => at <= stream.length)
        const inOrder = ends.toSorted((a, b) => a - b)
        const pieces = inOrder.map((end, index) => stream.subarray(inOrder[index - 1] ?? 0, end))

        expect(decodeInPieces(pieces)).toEqual({
          messages: commands.map((body) => ({ kind: 'command', bytes: body })),
          rest: nothing,
        })
      }),
    )
  })

  test('any bytes at all decode to an end, with less than a frame left', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 }), (pieces) => {
        const { rest } = decodeInPieces(pieces)
        const [high = 0, low = 0] = rest

        expect(rest.length < 2 || rest.length < 2 + ((high << 8) | low)).toBe(true)
      }),
    )
  })
})
