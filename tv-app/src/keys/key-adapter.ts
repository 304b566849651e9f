import { okOnceInMs } from './key-owner.ts'
import { type KeyTable, type PressedKey, tvKeyOf } from './key-tables.ts'
import type { TvKey } from './tv-key.ts'

/** A direction that is held moves the focus six times a second at most. */
const repeatEveryMs = 165
/** 戻る held this long means やめる. */
const longPressMs = 1000

const directions = new Set<TvKey>(['up', 'down', 'left', 'right'])

export interface KeyAdapterOptions {
  readonly table: KeyTable
  readonly onKey: (key: TvKey) => void
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** What the adapter needs of a KeyboardEvent. */
export interface KeyPress extends PressedKey {
  readonly repeat: boolean
  readonly preventDefault: () => void
}

export interface KeyAdapter {
  readonly down: (press: KeyPress) => void
  readonly up: (press: KeyPress) => void
  /** The window lost its keys: nothing is held any more. */
  readonly release: () => void
}

/**
 * Turns key events of a device into keys of the remote. Repeats of 決定 and of digits are dropped,
 * repeats of directions are slowed down. 戻る is told when it is let go, or as `back_long` once it
 * was held for a second, so that one press never means both.
 */
export function createKeyAdapter({ table, onKey, now }: KeyAdapterOptions): KeyAdapter {
  const lastAt = new Map<TvKey, number>()
  const held = new Set<TvKey>()
  let backSince: number | null = null
  let backWasLong = false

  const isTooSoon = (key: TvKey, isRepeat: boolean): boolean => {
    const since = now() - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY)
    if (directions.has(key)) return isRepeat && since < repeatEveryMs
    return isRepeat || (key === 'ok' && since < okOnceInMs)
  }

  const tell = (key: TvKey, isRepeat: boolean): void => {
    if (isTooSoon(key, isRepeat)) return
    lastAt.set(key, now())
    onKey(key)
  }

  const holdBack = (): void => {
    backSince ??= now()
    if (backWasLong || now() - backSince < longPressMs) return
    backWasLong = true
    onKey('back_long')
  }

  const letGoOfBack = (): void => {
    if (backSince === null) return
    const isLong = now() - backSince >= longPressMs
    const toldAlready = backWasLong
    backSince = null
    backWasLong = false
    if (!toldAlready) onKey(isLong ? 'back_long' : 'back')
  }

  return {
    down: (press) => {
      const key = tvKeyOf(press, table)
      if (key === null) return
      press.preventDefault()
      if (key === 'back') return holdBack()
      tell(key, press.repeat || held.has(key))
      held.add(key)
    },
    up: (press) => {
      const key = tvKeyOf(press, table)
      if (key === null) return
      press.preventDefault()
      held.delete(key)
      if (key === 'back') letGoOfBack()
    },
    release: () => {
      held.clear()
      backSince = null
      backWasLong = false
    },
  }
}

/** Joins an adapter to the keys of a window; returns how to part them. */
export function listenForKeys(target: Window, adapter: KeyAdapter): () => void {
  target.addEventListener('keydown', adapter.down)
  target.addEventListener('keyup', adapter.up)
  target.addEventListener('blur', adapter.release)
  return () => {
    target.removeEventListener('keydown', adapter.down)
    target.removeEventListener('keyup', adapter.up)
    target.removeEventListener('blur', adapter.release)
  }
}
