import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { AnswersKept, BoxProfile, StreamState } from '#cable-backend/contract/alert-stream'
import { OrderDocument } from '#emergency-alerts/contract/order-document'
import { ended, ofLevel, order, profile, tsunami } from '../../../fixtures/orders.ts'
import { type Read, readJson } from './read-json.ts'
import { readOrder } from './read-order.ts'
import { readAnswersKept, readProfile, readStreamState } from './read-stream.ts'

/** A piece of JSON with the value at one of its paths replaced or taken away. */
function spoilt(json: unknown, at: number, by: unknown): unknown {
  const text = JSON.stringify(json)
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name])
  }
  walk(json, [])
  const path = paths[at % paths.length] ?? []
  const copy = JSON.parse(text)
  const parent = path.slice(0, -1).reduce((value, name) => value[name], copy)
  parent[path.at(-1) ?? ''] = by
  return copy
}

const strange = fc.oneof(
  fc.constantFrom(null, undefined, '', ' ', 0, -1, 1.5, 91, 181, true, [], {}, 'Actual', '36387'),
  fc.constantFrom('2026-11-22', '2026-11-22T15:20:00', '2026-13-22T15:20:00Z', 'https://', 'x'),
  fc.string(),
  fc.integer(),
)

interface Schema {
  readonly safeParse: (json: unknown) => { readonly success: boolean }
}

const shapes: readonly (readonly [string, Read<unknown>, Schema, readonly unknown[]])[] = [
  [
    'an order',
    readOrder,
    OrderDocument,
    [
      order(),
      ofLevel(3),
      tsunami(),
      ended(order(), 'lifted'),
      order({
        changed: { text: '場所が変わりました', kana: 'ばしょがかわりました' },
        voice: {
          opening: { url: 'https://town.test/v.wav', sha256: 'ab'.repeat(32), seconds: 2.5 },
          body: null,
        },
        areas: [
          {
            name: { text: '川のそば', kana: 'かわのそば' },
            extent: {
              kind: 'rings',
              rings: [
                [
                  { lat: 33.7, lon: 134.5 },
                  { lat: 33.8, lon: 134.5 },
                  { lat: 33.8, lon: 134.6 },
                  { lat: 33.7, lon: 134.5 },
                ],
              ],
            },
          },
          { name: { text: '全域', kana: 'ぜんいき' }, extent: { kind: 'municipality' } },
        ],
      }),
    ],
  ],
  [
    'a profile',
    readProfile,
    BoxProfile,
    [profile(), profile({ home: { municipality: '36387', town: null, at: null }, names: [] })],
  ],
  ['a state', readStreamState, StreamState, [{ orders: ['aa.bb.cc'] }, { orders: [] }]],
  [
    'answers that were kept',
    readAnswersKept,
    AnswersKept,
    [
      {
        answers: [
          {
            answerId: 'abcdefgh-1',
            orderId: order().orderId,
            revision: 2,
            kind: 'need_help',
            isTold: true,
          },
        ],
      },
    ],
  ],
]

describe.each(shapes)('%s', (_, read, schema, samples) => {
  test('is read as it was written', () => {
    for (const sample of samples) {
      expect(schema.safeParse(sample).success).toBe(true)
      expect(readJson(read, JSON.stringify(sample))).toEqual(sample)
    }
  })

  test('is refused where the contract refuses it, and only there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), strange, (sample, at, by) => {
        const text = JSON.stringify(spoilt(sample, at, by))
        const isAgreed = schema.safeParse(JSON.parse(text)).success

        expect([text, readJson(read, text) !== null]).toEqual([text, isAgreed])
      }),
      { numRuns: 1500 },
    )
  })
})

const corner = { lat: 33.7, lon: 134.5 }
const ringOf = (corners: number) => ({
  ...order().areas[0],
  extent: { kind: 'rings', rings: [Array.from({ length: corners }, () => corner)] },
})

test.each([
  ['a level that nobody orders', { level: 2 }],
  ['a level that there is not', { level: 6 }],
  ['a ring of three corners', { areas: [ringOf(3)] }],
  ['no area', { areas: [] }],
  ['revision 0', { revision: 0 }],
  ['a day that there is not', { expiresAt: '2026-02-31T15:20:00+09:00' }],
  ['a hazard of its own', { hazard: 'storm' }],
])('%s is refused as the contract refuses it', (_, changes) => {
  const spoiltOrder = { ...order(), ...changes }

  expect(readJson(readOrder, JSON.stringify(spoiltOrder))).toBeNull()
  expect(OrderDocument.safeParse(spoiltOrder).success).toBe(false)
  expect(readJson(readOrder, JSON.stringify({ ...order(), areas: [ringOf(4)] }))).not.toBeNull()
})

test.each(['', 'null', '[]', '{"orderId":', '"order"'])('%s is no order', (text) => {
  expect(readJson(readOrder, text)).toBeNull()
})
