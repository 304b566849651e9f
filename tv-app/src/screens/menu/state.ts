import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export interface Menu {
  readonly name: 'menu'
  readonly focused: number
}
export const menuActs = ['letters', 'forms', 'alerts', 'settings'] as const
export type MenuAct = (typeof menuActs)[number] | 'watch'

export const menuAt = (focused: number): Menu => ({ name: 'menu', focused })

export const onMenuKey = (state: Menu, key: TvKey): Turn<Menu, MenuAct> =>
  onChoiceKey<Menu, MenuAct>(state, key, { acts: menuActs, leave: 'watch', digits: 'choose' })
