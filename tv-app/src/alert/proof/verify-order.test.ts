import { beforeAll, describe, expect, test } from '@jest/globals'
import { order } from '../../../fixtures/orders.ts'
import { type SigningTown, signingTown } from '../../../fixtures/signing.ts'
import { createOrderVerifier } from './verify-order.ts'

let town: SigningTown
let other: SigningTown
let verify: ReturnType<typeof createOrderVerifier>

beforeAll(async () => {
  town = await signingTown()
  other = await signingTown('36386', 'mugi')
  verify = createOrderVerifier([town.key, other.key])
})

/** The JWS with one of its three parts put together anew. */
function withPart(jws: string, part: 0 | 1 | 2, json: unknown): string {
  const encoded = Buffer.from(JSON.stringify(json)).toString('base64url')
  return jws
    .split('.')
    .map((before, index) => (index === part ? encoded : before))
    .join('.')
}

test('an order that the municipality signed comes out as it was', async () => {
  const signed = await town.sign(order())

  expect(await verify(signed)).toEqual({
    ok: true,
    value: { order: order(), signedOrder: signed },
  })
})

test('a field that this box does not know yet is passed over', async () => {
  const verified = await verify(await town.sign({ ...order(), colour: 'purple' }))

  expect(verified).toMatchObject({ ok: true, value: { order: order() } })
})

describe('what is refused', () => {
  test.each<[string, string, () => Promise<string>]>([
    ['no JWS at all', 'malformed', async () => 'order'],
    ['four parts', 'malformed', async () => `${await town.sign(order())}.AAAA`],
    ['padding', 'malformed', async () => `${await town.sign(order())}==`],
    [
      'no signature',
      'malformed',
      async () => `${(await town.sign(order())).split('.').slice(0, 2).join('.')}.`,
    ],
    ['another type', 'malformed', () => town.sign(order(), { typ: 'JWT' })],
    [
      'an algorithm that is none',
      'malformed',
      async () =>
        withPart(await town.sign(order()), 0, {
          alg: 'none',
          typ: 'mimamori-order+jws',
          kid: 'minami',
        }),
    ],
    [
      'HS256 with the public key',
      'malformed',
      async () =>
        withPart(await town.sign(order()), 0, {
          alg: 'HS256',
          typ: 'mimamori-order+jws',
          kid: 'minami',
        }),
    ],
    [
      'something critical in the header',
      'malformed',
      async () =>
        withPart(await town.sign(order()), 0, {
          alg: 'ES256',
          typ: 'mimamori-order+jws',
          kid: 'minami',
          crit: ['exp'],
        }),
    ],
    ['a key that is not pinned', 'key_unknown', () => town.sign(order(), { kid: 'stranger' })],
    [
      'the key of somebody else under a pinned name',
      'signature_mismatch',
      async () => (await signingTown('36387', 'minami')).sign(order()),
    ],
    [
      'another document under the signature',
      'signature_mismatch',
      async () => withPart(await town.sign(order({ status: 'Exercise' })), 1, order()),
    ],
    [
      'a signature of the wrong length',
      'signature_mismatch',
      async () => (await town.sign(order())).slice(0, -4),
    ],
    ['a document that is none', 'document_malformed', () => town.sign({ hello: 'world' })],
    [
      'a status that nobody agreed on',
      'document_malformed',
      () => town.sign({ ...order(), status: 'actual' }),
    ],
    ['the order of another municipality', 'other_municipality', () => other.sign(order())],
  ])('%s: %s', async (_, error, make) => {
    expect(await verify(await make())).toEqual({ ok: false, error })
  })
})
