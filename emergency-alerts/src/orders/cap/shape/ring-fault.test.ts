import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Position } from '../../../../contract/geography.ts'
import { fullEffort } from '../verdict/effort.ts'
import { faultInRing } from './ring-fault.ts'
import { ringsWithinOthers } from './ring-in-ring.ts'

/** A ring around a middle, its corners one after the other by angle: it cannot cross itself. */
const star = fc
  .array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 })
  .map((reaches) => {
    const corners = reaches.map((reach, index): Position => {
      const angle = (index * 2 * Math.PI) / reaches.length
      return { lat: 33 + reach * Math.sin(angle), lon: 134 + reach * Math.cos(angle) }
    })
    return [...corners, corners[0] ?? { lat: 0, lon: 0 }]
  })

test('a ring around a middle has no fault, whichever way round', () => {
  fc.assert(
    fc.property(star, (ring) => {
      expect(faultInRing(ring, fullEffort())).toBeNull()
      expect(faultInRing(ring.toReversed(), fullEffort())).toBeNull()
    }),
  )
})

test('two neighbouring corners of a round one swapped make it cross itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.nat(60), (count, at) => {
      const corners = Array.from({ length: count }, (_, index): Position => {
        const angle = (index * 2 * Math.PI) / count
        return { lat: 33 + Math.sin(angle), lon: 134 + Math.cos(angle) }
      })
      const turned = [...corners.slice(at % count), ...corners.slice(0, at % count)]
      const [a, b, ...rest] = turned
      if (a === undefined || b === undefined) throw new Error('too few corners')
      expect(faultInRing([b, a, ...rest, b], fullEffort())?.code).toBe('polygon_crosses_itself')
    }),
  )
})

const square = (south: number, west: number, size: number): readonly Position[] => [
  { lat: south, lon: west },
  { lat: south, lon: west + size },
  { lat: south + size, lon: west + size },
  { lat: south + size, lon: west },
  { lat: south, lon: west },
]

test('a ring that costs too much is said to be too complex, not to be good', () => {
  const effort = { ...fullEffort(), comparisons: 3 }

  expect(faultInRing(square(0, 0, 1), effort)).toEqual({ code: 'polygon_too_complex', at: null })
})

test('rings within others are found until the effort is spent', () => {
  const rings = [square(0, 0, 9), square(1, 1, 1), square(20, 20, 1), square(3, 3, 2)]

  expect(ringsWithinOthers(rings, fullEffort())).toEqual([1, 3])
  const effort = { ...fullEffort(), comparisons: 60 }
  expect(ringsWithinOthers(rings, effort)).toEqual([1])
  expect(effort.comparisons).toBeLessThan(0)
})
