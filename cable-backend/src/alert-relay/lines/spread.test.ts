import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Admissions, admit, emptyHall } from './admission.ts'
import { comeAgainAfterMs, shareOf } from './spread.ts'

const names = Array.from({ length: 10_000 }, (_, index) => `box-${index}`)

test('every box has its own place, and all of them fill the time evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const name of names) {
    const tenth = Math.floor(shareOf(name) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }

  expect(new Set(names.map(shareOf)).size).toBeGreaterThan(9_990)
  expect(Math.min(...tenths)).toBeGreaterThan(900)
  expect(Math.max(...tenths)).toBeLessThan(1_100)
})

test('boxes come again over twice the time that the relay needs to take them all', () => {
  const waits = names.map((name) => comeAgainAfterMs(name, { boxes: 10_000, perSecond: 500 }))

  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000)
  expect(Math.max(...waits)).toBeGreaterThan(40_000)
  expect(Math.max(...waits)).toBeLessThan(41_000)
  expect(comeAgainAfterMs('box-1', { boxes: 1, perSecond: 500 })).toBeLessThan(3_000)
})

describe('the admission', () => {
  const limits = { perSecond: 100, burst: 50 }

  const storm = (count: number, nowMs: number, from: Admissions) => {
    let hall = from
    const waits: (number | null)[] = []
    for (let box = 0; box < count; box += 1) {
      const answer = admit(hall, { nowMs, chance: box / count, limits })
      hall = answer.hall
      waits.push(answer.comeAgainSeconds)
    }
    return { hall, waits }
  }
  const taken = (waits: readonly (number | null)[]) => waits.filter((wait) => wait === null).length

  test('takes a burst, then what a second allows', () => {
    const first = storm(200, 0, emptyHall(0, limits))
    const second = storm(200, 100, first.hall)

    expect([taken(first.waits), taken(second.waits)]).toEqual([50, 10])
  })

  test('sends those away in a time in which it can take them', () => {
    const { waits } = storm(1_050, 0, emptyHall(0, limits))
    const seconds = waits.filter((wait) => wait !== null)

    expect(seconds).toHaveLength(1_000)
    expect(Math.min(...seconds)).toBe(1)
    expect(Math.max(...seconds)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...seconds)).toBeLessThanOrEqual(12)
  })

  test('has room again after a quiet time, and no more than the burst', () => {
    const { hall } = storm(500, 0, emptyHall(0, limits))

    expect(taken(storm(500, 3_600_000, hall).waits)).toBe(50)
  })

  test('never takes more than burst and rate allow, whenever they come', () => {
    const arrivals = fc.array(fc.nat({ max: 60_000 }), { minLength: 1, maxLength: 3_000 })
    fc.assert(
      fc.property(arrivals, (times) => {
        let hall = emptyHall(0, limits)
        let count = 0
        for (const nowMs of times.toSorted((a, b) => a - b)) {
          const answer = admit(hall, { nowMs, chance: 0.5, limits })
          hall = answer.hall
          count += answer.comeAgainSeconds === null ? 1 : 0
        }
        const allowed = limits.burst + (Math.max(...times) * limits.perSecond) / 1000
        expect(count).toBeLessThanOrEqual(allowed + 1e-6)
      }),
      { numRuns: 50 },
    )
  })
})
