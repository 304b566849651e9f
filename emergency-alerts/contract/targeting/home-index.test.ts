import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { concerns, type Home, type Reach } from '../concerns.ts'
import { Ring } from '../geography.ts'
import { createHomeIndex } from './home-index.ts'

const name = { text: '美波町', kana: 'みなみちょう' }
const reachOf = (...extents: Reach['areas'][number]['extent'][]): Reach => ({
  municipality: { code: '36387', name },
  areas: extents.map((extent) => ({ name, extent })),
})

/** Few places, so that homes lie on corners, on lines and in line with both. */
const step = fc.integer({ min: 0, max: 12 })
const anywhere = fc.double({ min: 0, max: 12, noNaN: true, noDefaultInfinity: true })
const position = fc
  .oneof(fc.tuple(step, step), fc.tuple(anywhere, anywhere))
  .map(([y, x]) => ({ lat: 33.7 + y / 1000, lon: 134.5 + x / 1000 }))
const ring = fc
  .array(position, { minLength: 3, maxLength: 12 })
  .map((corners) => Ring.parse([...corners, corners[0]]))
const town = fc
  .tuple(fc.constantFrom('0001', '0002', '0003'), fc.constantFrom('000', '001', '002'))
  .map(([large, small]) => `36387${large}${small}`)
const home: fc.Arbitrary<Home> = fc.record({
  municipality: fc.constantFrom('36387', '36387', '36387', '36386'),
  town: fc.option(town),
  at: fc.option(position, { freq: 10 }),
})
const extent = fc.oneof(
  fc.record({ kind: fc.constant('rings' as const), rings: fc.array(ring, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('towns' as const), towns: fc.array(town, { maxLength: 4 }) }),
)
const reach = fc.array(extent, { minLength: 1, maxLength: 3 }).map((each) => reachOf(...each))

const byAsking = (homes: readonly Home[], order: Reach): number[] =>
  homes.flatMap((each, number) => (concerns(order, each) ? [number] : []))
const byIndex = (homes: readonly Home[], order: Reach): number[] =>
  Array.from(createHomeIndex(homes).concernedBy(order)).sort((a, b) => a - b)

test('the index answers as asking every home does', () => {
  fc.assert(
    fc.property(fc.array(home, { maxLength: 120 }), reach, (homes, order) => {
      expect(byIndex(homes, order)).toEqual(byAsking(homes, order))
    }),
    { numRuns: 500 },
  )
})

test('the index answers as asking does where the line itself runs through the homes', () => {
  const onLines = fc.tuple(ring, fc.array(fc.tuple(fc.nat(), anywhere), { maxLength: 60 }))
  fc.assert(
    fc.property(onLines, ([corners, places]) => {
      const homes = places.map(([edge, share]): Home => {
        const a = corners[edge % (corners.length - 1)] ?? { lat: 0, lon: 0 }
        const b = corners[(edge % (corners.length - 1)) + 1] ?? a
        const along = share / 12
        const at = {
          lat: a.lat + along * (b.lat - a.lat),
          lon: a.lon + along * (b.lon - a.lon),
        }
        return { municipality: '36387', town: null, at }
      })
      const order = reachOf({ kind: 'rings', rings: [corners] })

      expect(byAsking(homes, order)).toHaveLength(homes.length)
      expect(byIndex(homes, order)).toEqual(byAsking(homes, order))
    }),
    { numRuns: 300 },
  )
})

test('an order for the municipality concerns every home of it and of no other', () => {
  fc.assert(
    fc.property(fc.array(home, { maxLength: 40 }), (homes) => {
      const order = reachOf({ kind: 'municipality' })

      expect(byIndex(homes, order)).toEqual(byAsking(homes, order))
    }),
  )
})

test('an index of no homes, or of none of that municipality, finds nobody', () => {
  const order = reachOf({ kind: 'municipality' })
  const elsewhere: Home = { municipality: '28204', town: null, at: null }

  expect(byIndex([], order)).toEqual([])
  expect(byIndex([elsewhere], order)).toEqual([])
})
