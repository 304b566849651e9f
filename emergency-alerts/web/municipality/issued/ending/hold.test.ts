import { expect, test } from '@jest/globals'
import { heldShare, leftWords } from './hold.ts'

test.each([
  [null, 9_000, 0],
  [1_000, 1_000, 0],
  [1_000, 2_000, 0.5],
  [1_000, 3_000, 1],
  [1_000, 99_000, 1],
])('a button held since %p at %d ms is held by %d', (since, now, share) => {
  expect(heldShare(since, now)).toBe(share)
})

test.each([
  [0, 'あと 2秒'],
  [0.5, 'あと 1秒'],
  [0.9, 'あと 1秒'],
])('at %d it says %s', (share, words) => {
  expect(leftWords(share)).toBe(words)
})
