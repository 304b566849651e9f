import { expect, test } from '@jest/globals'
import { freshness, livePace, silenceWords } from './freshness.ts'

const newsAt = new Date('2026-11-22T01:00:00Z')
const after = (seconds: number) => new Date(newsAt.getTime() + seconds * 1000)

test.each([
  [0, 'live'],
  [7, 'live'],
  [8, 'late'],
  [14, 'late'],
  [15, 'stale'],
  [3600, 'stale'],
])('calls a page without news for %d s %s', (seconds, expected) => {
  expect(freshness(newsAt, after(seconds))).toBe(expected)
})

test('calls nothing old before the first answer has come', () => {
  expect(freshness(null, newsAt)).toBe('live')
})

test.each([
  [8, '8秒'],
  [59, '59秒'],
  [185, '3分'],
])('says in words how long there was no news: %d s', (seconds, words) => {
  expect(silenceWords(newsAt, after(seconds))).toBe(words)
})

test.each([
  [4, 'live'],
  [5, 'late'],
  [15, 'stale'],
])('calls a page of live numbers without news for %d s %s', (seconds, expected) => {
  expect(freshness(newsAt, after(seconds), livePace)).toBe(expected)
})
