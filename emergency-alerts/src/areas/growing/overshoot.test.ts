import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { simpleRing } from '#mocks/fixtures/areas/random-rings'
import type { Ring } from '../../../contract/geography.ts'
import { metresToRings, withinRings } from '../shapes/line-tree.ts'
import { growRings } from './grow-rings.ts'
import { overshootOf } from './overshoot.ts'

/** So many metres east and north of a place where a degree of latitude is 111,195 m. */
const at = (x: number, y: number) => ({
  lat: 33.73 + y / 111_195,
  lon: 134.53 + x / (111_195 * Math.cos((33.73 * Math.PI) / 180)),
})
const box = (west: number, south: number, east: number, north: number): Ring => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
  at(west, south),
]

describe('the overshoot', () => {
  test('is nothing where nothing was added', () => {
    expect(overshootOf([box(0, 0, 1000, 1000)], [box(0, 0, 1000, 1000)])).toEqual({
      squareMetres: 0,
      share: 0,
      metres: 0,
    })
  })

  test('is a strip of 100 m along one side of a square kilometre', () => {
    const { squareMetres, share, metres } = overshootOf(
      [box(0, 0, 1000, 1000)],
      [box(0, 0, 1100, 1000)],
    )

    expect(squareMetres / 100_000).toBeCloseTo(1, 3)
    expect(share).toBeCloseTo(0.1, 3)
    expect(metres).toBeGreaterThanOrEqual(99.99)
    expect(metres).toBeLessThan(101.1)
  })

  test('is measured in the middle of a bay, not at its mouth', () => {
    const bay = [
      at(0, 0),
      at(495, 0),
      at(495, 100),
      at(300, 100),
      at(300, 500),
      at(700, 500),
      at(700, 100),
      at(505, 100),
      at(505, 0),
      at(1000, 0),
      at(1000, 1000),
      at(0, 1000),
      at(0, 0),
    ]

    expect(overshootOf([bay], [box(0, 0, 1000, 1000)]).metres).toBeGreaterThan(198)
    expect(overshootOf([bay], [box(0, 0, 1000, 1000)]).metres).toBeLessThan(207)
  })

  test('does not count what another ring covers already', () => {
    const neighbours = [box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)]

    expect(overshootOf(neighbours, [box(0, 0, 2000, 1000), ...neighbours.slice(1)])).toMatchObject({
      squareMetres: expect.closeTo(0, 0),
    })
  })

  test('never says less than what lies farthest', () => {
    fc.assert(
      fc.property(simpleRing, fc.double({ min: 0, max: 1, noNaN: true }), (ring, share) => {
        const [grown = []] = growRings([ring], 6)
        const { metres } = overshootOf([ring], [grown])
        const [isInside, metresTo] = [withinRings([ring]), metresToRings([ring])]
        const places = grown.slice(1).map((to, index) => {
          const from = grown[index] ?? to
          return {
            lat: from.lat + share * (to.lat - from.lat),
            lon: from.lon + share * (to.lon - from.lon),
          }
        })

        for (const place of places)
          expect(isInside(place) ? 0 : metresTo(place)).toBeLessThanOrEqual(metres + 0.01)
      }),
      { numRuns: 20 },
    )
  })
})
