import { expect, test } from '@jest/globals'
import { cardKeepsake } from './card-keepsake.ts'

test('keeps cards over a reload and forgets everything else', async () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
  const before = cardKeepsake(storage)
  await before.recall('jlis/user/card/hanako', async () => 'first')
  await before.recall('first-letters', async () => 'first')

  const after = cardKeepsake(storage)

  expect(await after.recall('jlis/user/card/hanako', async () => 'second')).toBe('first')
  expect(await after.recall('first-letters', async () => 'second')).toBe('second')
})
