import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createThrowawayKey, type ThrowawayKey } from '../../emulator/throwaway-persona.ts'
import { myNumberCard } from '../profile/my-number-card.ts'
import { isSignedByCertificate } from './public-key.ts'

const { signature: scheme } = myNumberCard
const message = new TextEncoder().encode('message')
let made: ThrowawayKey
let signature: Uint8Array

beforeAll(async () => {
  made = await createThrowawayKey({ certificateLength: 1583 })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', made.key, algorithm, false, ['sign'])
  signature = new Uint8Array(await crypto.subtle.sign(algorithm.name, key, message))
})

const check = (certificate: Uint8Array) =>
  isSignedByCertificate(scheme, { certificate, message, signature })

test('finds the key in a certificate', async () => {
  expect(await check(made.certificate)).toBe(true)
  const other = Uint8Array.of(...message, 0)
  const changed = { certificate: made.certificate, message: other, signature }
  expect(await isSignedByCertificate(scheme, changed)).toBe(false)
})

test('finds no key in any bytes, nor in a certificate that is cut short', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(1582), async (bytes, length) => {
      expect(await check(bytes)).toBe(false)
      expect(await check(made.certificate.slice(0, length))).toBe(false)
    }),
  )
})
