import type { TvKey } from '../../keys/tv-key.ts'
import type { Turn } from '../choice-list.ts'

export interface Watching {
  readonly name: 'watching'
}
export type WatchingAct = 'open_letters' | 'open_menu' | 'close_strip'

export const watching: Watching = { name: 'watching' }

/** 戻る closes the strip and otherwise leaves the broadcast alone. */
export function onWatchingKey(
  state: Watching,
  key: TvKey,
  hasStrip: boolean,
): Turn<Watching, WatchingAct> {
  if (key === 'ok') return [state, hasStrip ? 'open_letters' : 'open_menu']
  if (key === 'd') return [state, 'open_menu']
  if (key === 'back' || key === 'back_long') return [state, hasStrip ? 'close_strip' : null]
  return [state, null]
}
