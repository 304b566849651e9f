import { type Keepsake, memoryKeepsake } from '#mocks/simulators/jlis/keepsake'

const isOfJlis = (name: string): boolean => name.startsWith('jlis/')

/**
 * Keeps the simulated authority and its cards over a reload of the tab: a dozen RSA keys take
 * seconds to make. Everything else of the town begins anew each time, as its memory does.
 */
export function cardKeepsake(storage: Pick<Storage, 'getItem' | 'setItem'>): Keepsake {
  const memory = memoryKeepsake()
  return {
    recall: async (name, make) => {
      if (!isOfJlis(name)) return await memory.recall(name, make)
      const kept = storage.getItem(name)
      if (kept !== null) return kept
      const made = await make()
      storage.setItem(name, made)
      return made
    },
  }
}
