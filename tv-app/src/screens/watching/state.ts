import type { TvKey } from '../../keys/tv-key.ts'
import type { Turn } from '../choice-list.ts'

export interface Watching {
  readonly name: 'watching'
}
export type WatchingAct = 'open_letters' | 'open_menu' | 'close_line'

export const watching: Watching = { name: 'watching' }

/** What the one line at the bottom of the broadcast leads to; null where there is none. */
export type WatchingLine = 'letters' | 'alert'

/** 戻る closes the line and otherwise leaves the broadcast alone. The menu names an order first. */
export function onWatchingKey(
  state: Watching,
  key: TvKey,
  line: WatchingLine | null,
): Turn<Watching, WatchingAct> {
  if (key === 'ok') return [state, line === 'letters' ? 'open_letters' : 'open_menu']
  if (key === 'd') return [state, 'open_menu']
  if (key === 'back' || key === 'back_long') return [state, line === null ? null : 'close_line']
  return [state, null]
}
