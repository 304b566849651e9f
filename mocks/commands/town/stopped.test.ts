import { expect, jest, test } from '@jest/globals'
import { toldToStop } from './stopped.ts'

/** Whether it has resolved after three seconds in which the parent is another from the second on. */
async function isStopped(env: NodeJS.ProcessEnv): Promise<boolean> {
  jest.useFakeTimers()
  let parent = 10
  let hasStopped = false
  void toldToStop({ env, parentId: () => parent }).then(() => {
    hasStopped = true
  })
  await jest.advanceTimersByTimeAsync(1000)
  expect(hasStopped).toBe(false)
  parent = 1
  await jest.advanceTimersByTimeAsync(2000)
  jest.useRealTimers()
  return hasStopped
}

test('the town stops with the npm start that started it', async () => {
  expect(await isStopped({ npm_lifecycle_event: 'start' })).toBe(true)
})

test('a town that was started without npm outlives its shell', async () => {
  expect(await isStopped({})).toBe(false)
})
