import { expect, test } from '@jest/globals'
import { nextRow } from './row-keys.ts'

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowUp', 2, 3, 1],
  ['ArrowDown', 2, 3, null],
  ['ArrowUp', 0, 3, null],
  ['ArrowDown', -1, 3, 0],
  ['ArrowUp', -1, 3, null],
  ['ArrowDown', -1, 0, null],
  ['Enter', 1, 3, null],
])('%s in row %d of %d goes to %s', (key, here, rows, expected) => {
  expect(nextRow(key, here, rows)).toBe(expected)
})
