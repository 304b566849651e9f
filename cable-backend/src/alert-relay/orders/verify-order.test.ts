import { beforeAll, describe, expect, test } from '@jest/globals'
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { signedOrderType } from '#emergency-alerts/contract/signed-order'
import {
  importOrderKey,
  type OrderKey,
  OrderKeyPair,
} from '#emergency-alerts/src/orders/signing/order-key'
import { signOrder } from '#emergency-alerts/src/orders/signing/sign-order'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import { type PinnedMunicipality, verifyOrder } from './verify-order.ts'

let key: OrderKey
let stranger: OrderKey
let pinned: PinnedMunicipality

const newKey = async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return importOrderKey(OrderKeyPair.parse(await exportJWK(privateKey)))
}

beforeAll(async () => {
  key = await newKey()
  stranger = await newKey()
  pinned = { code: '36387', keys: createLocalJWKSet({ keys: [key.publicJwk] }) }
})

const signed = (payload: unknown, header: Record<string, string> = {}, by = key) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: signedOrderType, kid: key.kid, ...header })
    .sign(by.privateKey)

describe('an order', () => {
  test('by the pinned municipality is its document', async () => {
    const document = orderDocument()

    const verified = await verifyOrder(await signOrder(document, key), pinned)

    expect(verified).toEqual({ ok: true, value: document })
  })

  const forged: readonly (readonly [string, () => Promise<string>])[] = [
    ['another key signed', () => signed(orderDocument(), {}, stranger)],
    [
      'another key signed under its own name',
      () => signed(orderDocument(), { kid: stranger.kid }, stranger),
    ],
    ['has another type', () => signed(orderDocument(), { typ: 'JWT' })],
    ['holds something else', () => signed({ ...orderDocument(), level: 2 })],
    ['holds more than an order', () => signed({ ...orderDocument(), note: 'extra' })],
    [
      'holds no JSON',
      () =>
        new CompactSign(new Uint8Array([0xff, 0xfe]))
          .setProtectedHeader({ alg: 'ES256', typ: signedOrderType, kid: key.kid })
          .sign(key.privateKey),
    ],
    [
      'was changed on its way',
      async () => {
        const [header, payload = '', signature] = (await signOrder(orderDocument(), key)).split('.')
        const changed = Buffer.from(payload, 'base64url')
          .toString()
          .replace('"level":4', '"level":5')
        return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
      },
    ],
    [
      'has no signature',
      async () => {
        const [, payload] = (await signOrder(orderDocument(), key)).split('.')
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
      },
    ],
    [
      'is signed with a shared secret',
      () =>
        new SignJWT({ ...orderDocument() })
          .setProtectedHeader({ alg: 'HS256', typ: signedOrderType, kid: key.kid })
          .sign(new TextEncoder().encode(JSON.stringify(key.publicJwk))),
    ],
    ['is no JWS at all', async () => 'an order'],
    ['is empty', async () => ''],
  ]

  test.each(forged)('that %s is forged', async (_what, make) => {
    expect(await verifyOrder(await make(), pinned)).toEqual({ ok: false, error: 'forged' })
  })

  test('of another municipality is not taken, though it is signed well', async () => {
    const elsewhere = orderDocument({
      municipality: { code: '36383', name: { text: '牟岐町', kana: 'むぎちょう' } },
    })

    expect(await verifyOrder(await signOrder(elsewhere, key), pinned)).toEqual({
      ok: false,
      error: 'other_municipality',
    })
  })
})
