type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What one simulated box remembers: boxes that share a browser must not share a memory. */
export function boxMemory(storage: KeyValueStorage, name: string): KeyValueStorage {
  const own = (key: string): string => `${name}/${key}`
  return {
    getItem: (key) => storage.getItem(own(key)),
    setItem: (key, value) => storage.setItem(own(key), value),
    removeItem: (key) => storage.removeItem(own(key)),
  }
}
