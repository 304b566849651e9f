import { expect, test } from '@jest/globals'
import { boxMemory } from './box-memory.ts'

test('keeps the memories of two boxes apart', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const living = boxMemory(storage, 'living')
  const bedroom = boxMemory(storage, 'bedroom')

  living.setItem('text-size', 'large')
  bedroom.setItem('text-size', 'largest')
  bedroom.removeItem('text-size')

  expect(living.getItem('text-size')).toBe('large')
  expect(bedroom.getItem('text-size')).toBeNull()
})
