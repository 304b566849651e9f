import { createECDH } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { openMessage } from './open-message.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** RFC 8291 §5 and appendix A. */
const ecdh = createECDH('prime256v1')
ecdh.setPrivateKey(bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'))
const auth = bytes('BTBZMqHH6r4Tts7J_aSIgg')
const sealed =
  'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS' +
  '6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu' +
  'lcy4a-fN'

test('opens the message of RFC 8291 section 5', () => {
  expect(openMessage(bytes(sealed), { ecdh, auth })).toBe(
    'When I grow up, I want to be a watermelon',
  )
})

test.each([
  ['changed on the way', Buffer.from(sealed, 'base64url').fill(0, 100, 101)],
  ['cut off', bytes(sealed).subarray(0, 120)],
  ['empty', Buffer.alloc(0)],
  ['only a head', bytes(sealed).subarray(0, 21)],
])('does not open a message that is %s', (_what, message) => {
  expect(() => openMessage(message, { ecdh, auth })).toThrow()
})

test('does not open a message for another phone', () => {
  const other = createECDH('prime256v1')
  other.generateKeys()

  expect(() => openMessage(bytes(sealed), { ecdh: other, auth })).toThrow()
})
