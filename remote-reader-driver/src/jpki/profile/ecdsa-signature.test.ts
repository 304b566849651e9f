import { expect, test } from '@jest/globals'
import { p384 } from '@noble/curves/nist.js'
import fc from 'fast-check'
import { rawEcdsaSignature } from './ecdsa-signature.ts'

const digest = fc.uint8Array({ minLength: 48, maxLength: 48 })
const secret = Uint8Array.from({ length: 48 }, (_, at) => at + 1)

test('a DER signature and a raw one are the same signature', () => {
  fc.assert(
    fc.property(digest, (signed) => {
      const sign = (format: 'der' | 'compact') =>
        Uint8Array.from(p384.sign(signed, secret, { prehash: false, format }))
      const raw = sign('compact')

      expect(rawEcdsaSignature(sign('der'), 48)).toEqual(raw)
      expect(rawEcdsaSignature(raw, 48)).toEqual(raw)
    }),
    { numRuns: 30 },
  )
})

test.each([
  ['nothing', ''],
  ['one number', '3003020101'],
  ['three numbers', '3009020101020101020101'],
  ['a negative number', '3006020181020101'],
  ['no number at all', '300402000201'],
  ['more behind it', '300602010102010100'],
  ['a length that is too long', '3007020101020101'],
  ['a number that is too long', `303602${'31'}${'01'.repeat(49)}020101`],
])('%s is no signature', (_, hex) => {
  expect(rawEcdsaSignature(Buffer.from(hex, 'hex'), 48)).toBeNull()
})

test('any bytes are a signature of 96 bytes or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      expect([undefined, 96]).toContain(rawEcdsaSignature(bytes, 48)?.length)
    }),
  )
})
