import { describe, expect, test } from '@jest/globals'
import {
  clock,
  clockWithSeconds,
  dateInJapan,
  dateWords,
  deadlineWords,
  whenWords,
} from './day-words.ts'

const now = new Date('2026-11-22T01:32:08Z')

describe('days and times at the desk', () => {
  test('are those of Japan wherever the computer stands', () => {
    expect(clock(now)).toBe('10:32')
    expect(clockWithSeconds(now)).toBe('10:32:08')
    expect(dateInJapan(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23')
    expect(dateWords('2026-11-30')).toBe('11月30日(月)')
  })

  test.each([
    ['2026-11-22T01:21:00Z', '今日 10:21'],
    ['2026-11-21T10:12:00Z', '昨日 19:12'],
    ['2026-11-20T15:30:00Z', '昨日 00:30'],
    ['2026-11-03T09:20:00Z', '11月3日(火) 18:20'],
  ])('say when something came in: %s', (at, words) => {
    expect(whenWords(new Date(at), now)).toBe(words)
  })

  test.each([
    ['2026-11-20', '2日 すぎました'],
    ['2026-11-22', '今日まで'],
    ['2026-11-25', 'あと 3日'],
    ['2026-11-29', 'あと 7日'],
    ['2026-11-30', null],
  ])('say how long is left until %s', (date, words) => {
    expect(deadlineWords(date, now)).toBe(words)
  })
})
