import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { simpleRing } from '#mocks/fixtures/areas/random-rings'
import type { Ring } from '../../../contract/geography.ts'
import { isInRing } from '../../../contract/ring.ts'
import { areaSum, coveredArea, outsideOf, sharedOf } from './clip.ts'
import { metresToRings, withinRings } from './line-tree.ts'
import { linesTouch } from './lines.ts'
import { areaOf, metresToLineFrom, planeAt, signedAreaOf } from './metres.ts'
import { ringFault } from './ring-fault.ts'

const at = (lat: number, lon: number) => ({ lat, lon })
const box = (south: number, west: number, north: number, east: number): Ring => [
  at(south, west),
  at(south, east),
  at(north, east),
  at(north, west),
  at(south, west),
]
const unit = box(33, 134, 33.01, 134.01)

describe('two lines', () => {
  test.each([
    ['cross', [at(0, 0), at(2, 2)], [at(0, 2), at(2, 0)], true],
    ['share an end', [at(0, 0), at(2, 2)], [at(2, 2), at(3, 0)], true],
    ['meet in a middle', [at(0, 0), at(2, 2)], [at(1, 1), at(3, 0)], true],
    ['lie on each other', [at(0, 0), at(2, 2)], [at(1, 1), at(3, 3)], true],
    ['lie in one line, apart', [at(0, 0), at(1, 1)], [at(2, 2), at(3, 3)], false],
    ['are parallel', [at(0, 0), at(2, 2)], [at(0, 1), at(2, 3)], false],
    ['would cross if they were longer', [at(0, 0), at(1, 1)], [at(0, 3), at(3, 0)], false],
    [
      'miss by less than a float can hold',
      [at(0.1, 0.1), at(0.3, 0.3)],
      [at(0.2, 0.2), at(1, 0)],
      true,
    ],
  ] as const)('%s', (_how, one, other, expected) => {
    expect(linesTouch(one, other)).toBe(expected)
    expect(linesTouch(other, one)).toBe(expected)
  })
})

describe('the fault of a ring', () => {
  test.each([
    ['none', unit, null],
    ['none, clockwise', [...unit].reverse(), null],
    ['empty', [], 'empty'],
    ['unclosed', unit.slice(0, -1), 'unclosed'],
    ['one corner', [at(33, 134), at(33, 134)], 'too_few_corners'],
    ['a line', [at(33, 134), at(33, 135), at(33, 134)], 'too_few_corners'],
    [
      'a bow tie',
      [at(33, 134), at(34, 135), at(33, 135), at(34, 134), at(33, 134)],
      'crosses_itself',
    ],
    [
      'a spike',
      [at(33, 134), at(33, 135), at(33, 136), at(33, 135), at(34, 135), at(33, 134)],
      'crosses_itself',
    ],
    [
      'a corner given twice in a row',
      [at(33, 134), at(33, 135), at(33, 135), at(34, 135), at(33, 134)],
      'crosses_itself',
    ],
  ])('%s', (_what, ring, code) => {
    expect(ringFault(ring)?.code ?? null).toBe(code)
  })
})

describe('areas', () => {
  test('are those of a plane, whichever way the corners run', () => {
    const { x, y } = planeAt(at(33, 134))(at(33.01, 134.01))

    expect(areaOf(unit) / (x * y)).toBeCloseTo(1, 6)
    expect(signedAreaOf([...unit].reverse())).toBeCloseTo(-signedAreaOf(unit), 3)
  })

  test('of rings that overlap count once', () => {
    const shifted = box(33, 134.005, 33.01, 134.015)

    expect(coveredArea([unit, shifted]) / areaOf(unit)).toBeCloseTo(1.5, 3)
    expect(areaSum(sharedOf([unit], [shifted])) / areaOf(unit)).toBeCloseTo(0.5, 3)
    expect(areaSum(outsideOf([unit], [shifted])) / areaOf(unit)).toBeCloseTo(0.5, 3)
  })

  test('of what is shared and what is not add up', () => {
    fc.assert(
      fc.property(simpleRing, simpleRing, (one, other) => {
        const parts = areaSum(sharedOf([one], [other])) + areaSum(outsideOf([one], [other]))

        expect(parts / areaOf(one)).toBeCloseTo(1, 3)
      }),
    )
  })
})

describe('a tree of lines', () => {
  test('answers as asking the ring does', () => {
    const inReach = fc.double({ min: -0.004, max: 0.004, noNaN: true })
    fc.assert(
      fc.property(simpleRing, inReach, inReach, (ring, up, right) => {
        const place = at(33.73 + up, 134.53 + right)
        fc.pre(metresToRings([ring])(place) > 0.2)

        expect(withinRings([ring])(place)).toBe(isInRing(ring, place))
      }),
    )
  })

  test('finds the line that is nearest', () => {
    const inReach = fc.double({ min: -0.02, max: 0.02, noNaN: true })
    fc.assert(
      fc.property(simpleRing, inReach, inReach, (ring, up, right) => {
        const place = at(33.73 + up, 134.53 + right)
        const metresTo = metresToLineFrom(place)
        const each = ring.slice(1).map((to, index) => metresTo(ring[index] ?? to, to))

        expect(metresToRings([ring])(place)).toBeCloseTo(Math.min(...each), 6)
      }),
    )
  })
})
