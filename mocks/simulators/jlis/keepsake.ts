/** Keeps what was made once under a name, so that a second start has the same keys and cards. */
export interface Keepsake {
  /** The text kept under `name`; the first time it is made, and kept before it is answered. */
  recall(name: string, make: () => Promise<string>): Promise<string>
}

/** A keepsake that lasts as long as the process. */
export function memoryKeepsake(): Keepsake {
  const kept = new Map<string, Promise<string>>()
  return {
    async recall(name, make) {
      const found = kept.get(name) ?? make()
      kept.set(name, found)
      return found
    },
  }
}
