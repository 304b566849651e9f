import { expect, test } from '@jest/globals'
import { encodeMessage, longestMessage } from '../frames/fragment.ts'
import { pad, unpad } from './padding.ts'

const address = { channel: 1, number: 1, command: 3 }
const contentOf = (length: number) => Uint8Array.from({ length }, (_, i) => i)

test.each([0, 1, 38, 39, 97, 98, 263, 7590])(
  'fills the last report of %i bytes and takes them back',
  (length) => {
    const padded = pad(contentOf(length))

    const payload = new Uint8Array(padded.length + 17).fill(1)
    const last = encodeMessage({ ...address, payload }).at(-1)
    expect(last?.at(-1)).toBe(1)
    expect(unpad(padded)).toEqual(contentOf(length))
  },
)

test('hides how long a password is: 6 to 16 letters look the same', () => {
  const verify = (letters: number) => pad(contentOf(6 + letters)).length

  expect(new Set([4, 6, 10, 16].map(verify)).size).toBe(1)
})

test('refuses what no message holds', () => {
  expect(() => pad(new Uint8Array(longestMessage - 18))).toThrow(RangeError)
})

test.each([[[]], [[0]], [[0, 1]], [[0xff, 0xff, 1]]])('takes nothing from %j', (bytes) => {
  expect(unpad(Uint8Array.from(bytes))).toBeNull()
})
