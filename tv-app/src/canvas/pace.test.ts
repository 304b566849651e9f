import { expect, test } from '@jest/globals'
import { createPace } from './pace.ts'

test('after a slow frame nothing moves for ten seconds, however quick the still frames are', () => {
  let clock = 0
  const pace = createPace(() => clock)
  const moves: boolean[] = [pace.mayMove()]
  for (const [at, frameMs] of [
    [1_000, 17],
    [2_000, 25],
    [3_000, 16],
    [11_999, 16],
    [12_000, 16],
  ] as const) {
    clock = at
    pace.took(frameMs)
    moves.push(pace.mayMove())
  }

  expect(moves).toEqual([true, true, false, false, false, true])
})
