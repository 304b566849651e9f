import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export interface Menu {
  readonly name: 'menu'
  readonly focused: number
}
type MenuRow = 'letters' | 'forms' | 'alerts' | 'settings'
export type MenuAct = MenuRow | 'watch'

/** While an order is in force its row is the first. */
export const menuRows = (isAlertLive: boolean): readonly MenuRow[] =>
  isAlertLive
    ? ['alerts', 'letters', 'forms', 'settings']
    : ['letters', 'forms', 'alerts', 'settings']

export const menuAt = (focused: number): Menu => ({ name: 'menu', focused })

export const onMenuKey = (state: Menu, key: TvKey, isAlertLive: boolean): Turn<Menu, MenuAct> =>
  onChoiceKey<Menu, MenuAct>(state, key, {
    acts: menuRows(isAlertLive),
    leave: 'watch',
    digits: 'choose',
  })
