import { expect, test } from '@jest/globals'
import { minutesLeft } from './minutes-left.ts'

const expiresAt = new Date('2026-11-22T09:00:00Z')

test.each([
  ['2026-11-22T08:30:00Z', null],
  ['2026-11-22T08:30:01Z', 29],
  ['2026-11-22T08:59:30Z', 0],
  ['2026-11-22T09:00:00Z', null],
])('at %s the end is %p minutes away', (now, left) => {
  expect(minutesLeft(expiresAt, new Date(now))).toBe(left)
})
