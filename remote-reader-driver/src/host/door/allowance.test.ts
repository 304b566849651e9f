import { expect, test } from '@jest/globals'
import { createAllowance } from './allowance.ts'

const takeAll = (take: () => boolean, tries: number) =>
  Array.from({ length: tries }, take).filter(Boolean).length

test('allows a burst, and then as many as time has earned', () => {
  let elapsed = 0
  const take = createAllowance({ burst: 5, perSecond: 2 }, () => elapsed)

  const atOnce = takeAll(take, 20)
  elapsed = 1500
  const later = takeAll(take, 20)

  expect([atOnce, later]).toEqual([5, 3])
})

test('saves up no more than one burst', () => {
  let elapsed = 0
  const take = createAllowance({ burst: 5, perSecond: 2 }, () => elapsed)

  elapsed = 3_600_000

  expect(takeAll(take, 20)).toBe(5)
})
