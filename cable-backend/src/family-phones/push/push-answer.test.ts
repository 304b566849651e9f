import { expect, test } from '@jest/globals'
import { type NextStep, type PushAnswer, parseRetryAfter, planNext } from './push-answer.ts'

const now = new Date('2026-11-22T12:00:00Z')
const limits = { attempts: 3, backoffMs: 1_000, longestWaitMs: 60_000 }
const answered = (status: number, retryAfter: string | null = null): PushAnswer => ({
  kind: 'answered',
  status,
  retryAfter,
})
const again = (afterMs: number): NextStep => ({ kind: 'again', afterMs })
const failed: NextStep = { kind: 'failed' }

test.each<readonly [string, PushAnswer, number, NextStep]>([
  ['takes 201 for accepted', answered(201), 1, { kind: 'accepted' }],
  ['takes 200 for accepted', answered(200), 3, { kind: 'accepted' }],
  ['forgets on 404', answered(404), 1, { kind: 'gone' }],
  ['forgets on 410', answered(410), 3, { kind: 'gone' }],
  ['gives up on 400', answered(400), 1, failed],
  ['gives up on 403', answered(403), 1, failed],
  ['gives up on 413', answered(413), 1, failed],
  ['follows no redirect', answered(302), 1, failed],
  ['comes again after 500', answered(500), 1, again(1_000)],
  ['waits twice as long the second time', answered(503), 2, again(2_000)],
  ['gives up on 500 at the end', answered(500), 3, failed],
  ['comes again after silence', { kind: 'silent' }, 1, again(1_000)],
  ['gives up on silence at the end', { kind: 'silent' }, 3, failed],
  ['waits as 429 asks', answered(429, '30'), 1, again(30_000)],
  ['waits as 503 asks', answered(503, '30'), 1, again(30_000)],
  ['waits until a date', answered(429, 'Sun, 22 Nov 2026 12:00:20 GMT'), 1, again(20_000)],
  ['never comes sooner than its own pause', answered(429, '0'), 1, again(1_000)],
  ['waits its own pause after a word', answered(429, 'soon'), 1, again(1_000)],
  ['waits its own pause after 429 alone', answered(429), 1, again(1_000)],
  ['gives up where it would wait too long', answered(429, '61'), 1, failed],
])('%s', (_what, answer, attempt, next) => {
  expect(planNext(answer, { attempt, limits, now, chance: 0 })).toEqual(next)
})

test('spreads those who come again, and never beyond the longest wait', () => {
  const trying = { attempt: 2, limits: { ...limits, backoffMs: 40_000 }, now }

  expect(planNext(answered(500), { attempt: 1, limits, now, chance: 0.5 })).toEqual(again(1_500))
  expect(planNext(answered(500), { ...trying, chance: 0.9 })).toEqual(again(60_000))
})

test.each([
  [null, null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['99999999999', null],
  ['2026-11-22T12:00:20Z', null],
  ['tomorrow GMT', null],
  ['120', 120_000],
  ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
])('reads Retry-After: %s', (text, ms) => {
  expect(parseRetryAfter(text, now)).toBe(ms)
})
