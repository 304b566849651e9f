import { expect, test } from '@jest/globals'
import { hashPairingCode, newPairingCode } from './pairing-code.ts'

const bytesOf = (...numbers: number[]) => {
  const left = [...numbers]
  return (): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, left.shift() ?? 0)
    return bytes
  }
}

test.each([
  ['the lowest', [0], '00000000'],
  ['one with zeros in front', [1234], '00001234'],
  ['the highest', [99_999_999], '99999999'],
  ['the remainder of a higher number', [4_199_999_999], '99999999'],
  ['the next one where a number would favour low codes', [4_200_000_000, 7], '00000007'],
])('makes %s', (_what, numbers, code) => {
  expect(newPairingCode(bytesOf(...numbers))).toBe(code)
})

test('keeps a code so that it cannot be found without the pepper', async () => {
  const [pepper, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]

  const kept = await hashPairingCode('12345678', pepper)

  expect(kept).toMatch(/^[0-9a-f]{64}$/)
  expect(await hashPairingCode('12345678', pepper)).toBe(kept)
  expect(await hashPairingCode('12345678', other)).not.toBe(kept)
  expect(await hashPairingCode('12345679', pepper)).not.toBe(kept)
})
