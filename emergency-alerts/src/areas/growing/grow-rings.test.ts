import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { areaCorpus, corpusFile } from '#mocks/fixtures/areas/corpus'
import { simpleRing } from '#mocks/fixtures/areas/random-rings'
import type { Position, Ring } from '../../../contract/geography.ts'
import { isInRing } from '../../../contract/ring.ts'
import { createHomeIndex } from '../../../contract/targeting/home-index.ts'
import { segmentsOf } from '../../../contract/targeting/plane.ts'
import { readBoundary } from '../import/read/read-boundary.ts'
import { turn } from '../shapes/lines.ts'
import { areaOf } from '../shapes/metres.ts'
import { ringFault } from '../shapes/ring-fault.ts'
import { growRings } from './grow-rings.ts'

const countOf = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + ring.length - 1, 0)
const grown = (ring: Ring, corners: number): Ring => growRings([ring], corners)[0] ?? []

/** Some of them lie inside, some outside, some exactly on a line or a corner. */
function* placesAround(ring: Ring): Generator<Position> {
  yield* ring
  for (const [a, b] of segmentsOf(ring)) {
    yield { lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 }
    const other = ring[Math.floor(ring.length / 2)] ?? a
    yield { lat: (a.lat + 2 * other.lat) / 3, lon: (a.lon + 2 * other.lon) / 3 }
  }
}

const lostOf = (from: Ring, to: Ring): Position[] =>
  [...placesAround(from)].filter((at) => isInRing(from, at) && !isInRing(to, at))

/** Two lines that cross in their middles: a place of the one ring would lie outside of the other. */
const crossingsOf = (one: Ring, other: Ring): number =>
  segmentsOf(one).flatMap(([a, b]) =>
    segmentsOf(other).filter(
      ([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0,
    ),
  ).length

const isWritten = ({ lat, lon }: Position) =>
  Number(lat.toFixed(6)) === lat && Number(lon.toFixed(6)) === lon

test('a ring with fewer corners has all that it had, and is a ring', () => {
  fc.assert(
    fc.property(simpleRing, fc.integer({ min: 4, max: 40 }), (ring, corners) => {
      const simpler = grown(ring, corners)

      expect(lostOf(ring, simpler)).toEqual([])
      expect(crossingsOf(ring, simpler)).toBe(0)
      expect(areaOf(simpler)).toBeGreaterThanOrEqual(areaOf(ring) * (1 - 1e-9))
      expect(ringFault(simpler)).toBeNull()
      expect(countOf([simpler])).toBeLessThanOrEqual(corners)
    }),
  )
})

const corner = (lat: number, lon: number) => ({ lat, lon })

test('a ring with few corners comes back as it is', () => {
  const ring = [corner(33, 134), corner(33, 134.1), corner(33.1, 134.1), corner(33, 134)]

  expect(growRings([ring], 60)).toEqual([ring])
})

test('the corners are shared out among the rings, at least four to each', () => {
  const far = (ring: Ring) => ring.map(({ lat, lon }) => corner(lat + 1, lon))
  fc.assert(
    fc.property(simpleRing, simpleRing, (one, other) => {
      const rings = growRings([one, far(other)], 9)

      expect(rings).toHaveLength(2)
      expect(countOf(rings)).toBeLessThanOrEqual(9)
      expect(lostOf(one, rings[0] ?? [])).toEqual([])
      expect(lostOf(far(other), rings[1] ?? [])).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('corners that move are written with six decimals, always outward', () => {
  const round = Array.from({ length: 200 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 200
    return corner(33.7 + 0.01 * Math.sin(angle), 134.5 + 0.01 * Math.cos(angle))
  })
  const simpler = grown([...round, ...round.slice(0, 1)], 20)

  expect(simpler).toHaveLength(21)
  expect(simpler.filter((at) => !isWritten(at))).toEqual([])
  expect(round.filter((at) => !isInRing(simpler, at))).toEqual([])
})

test('a bay with a narrow mouth is filled before the coast is cut', () => {
  const [west, east, mouth] = [134.5, 134.51, 134.5051]
  const ring = [
    corner(33.7, west),
    corner(33.7, 134.505),
    corner(33.705, 134.505),
    corner(33.705, mouth),
    corner(33.7, mouth),
    corner(33.7, east),
    corner(33.71, east),
    corner(33.71, west),
    corner(33.7, west),
  ]

  expect(new Set(grown(ring, 4))).toEqual(
    new Set([corner(33.7, west), corner(33.7, east), corner(33.71, east), corner(33.71, west)]),
  )
})

const corpus = areaCorpus('28204')
const where = corpus === null ? ' (not found beside the project)' : ''

test(`the real boundary of 西宮市 loses no corner when it has 200${where}`, () => {
  const boundary = corpus === null ? null : readBoundary(corpusFile(corpus.boundary), '28204')
  const rings = boundary?.ok === true ? boundary.value.rings : []
  const simpler = growRings(rings, 200)
  const homes = rings.flat().map((at) => ({ municipality: '28204', town: null, at }))
  const name = { text: '西宮市', kana: 'にしのみやし' }
  const concerned = createHomeIndex(homes).concernedBy({
    municipality: { code: '28204', name },
    areas: [{ name, extent: { kind: 'rings', rings: simpler } }],
  })

  expect(concerned.length).toBe(homes.length)
  expect(homes.length > 4000).toBe(corpus !== null)
  expect(countOf(simpler)).toBeLessThanOrEqual(200)
  expect(simpler.filter((ring) => ringFault(ring) !== null)).toEqual([])
  expect(simpler.flat().filter((at) => !isWritten(at)).length).toBeLessThan(10)
})
