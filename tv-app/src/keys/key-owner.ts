import { type KeyTable, type PressedKey, tvKeyOf } from './key-tables.ts'
import type { TvKey } from './tv-key.ts'

/** Who takes the keys of the one remote: the alert in front, or the app behind it. */
export type KeyOwner = 'alert' | 'app'

interface Held {
  readonly owner: KeyOwner
  readonly at: number
}

/** A held key repeats sooner than this; one that does not was let go unheard, ms. */
const longestSilenceMs = 1_000
/** A trembling finger presses 決定 more than once. */
export const okOnceInMs = 300

export interface KeyOwners {
  /** Whose a key is that goes down, or is still down. */
  readonly down: (press: PressedKey, inFront: KeyOwner) => KeyOwner
  /** Whose a key was that is let go. */
  readonly up: (press: PressedKey, inFront: KeyOwner) => KeyOwner
}

/**
 * A key belongs to who was in front when it went down, until it is let go, and the presses of one
 * trembling finger belong together: what leaves or comes to the front meanwhile gets nothing of them.
 */
export function createKeyOwners({
  table,
  now,
}: {
  readonly table: KeyTable
  readonly now: () => number
}): KeyOwners {
  const held = new Map<TvKey, Held>()
  let lastOk: Held | null = null

  const holder = (key: TvKey): KeyOwner | null => {
    const one = held.get(key)
    return one !== undefined && now() - one.at < longestSilenceMs ? one.owner : null
  }

  const trembling = (key: TvKey): KeyOwner | null =>
    key === 'ok' && lastOk !== null && now() - lastOk.at < okOnceInMs ? lastOk.owner : null

  return {
    down: (press, inFront) => {
      const key = tvKeyOf(press, table)
      if (key === null) return inFront
      const before = holder(key) ?? trembling(key)
      const one = { owner: before ?? inFront, at: now() }
      held.set(key, one)
      if (key === 'ok' && before === null) lastOk = one
      return one.owner
    },
    up: (press, inFront) => {
      const key = tvKeyOf(press, table)
      if (key === null) return inFront
      const owner = held.get(key)?.owner ?? inFront
      held.delete(key)
      return owner
    },
  }
}
