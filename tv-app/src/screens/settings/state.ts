import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

export interface Settings {
  readonly name: 'settings'
  readonly focused: number
}
export type SettingsAct =
  | 'read_aloud'
  | 'alert_name'
  | 'family_phones'
  | 'sign_out'
  | 'menu'
  | 'leave'

export const settings: Settings = { name: 'settings', focused: 0 }

/** Four at most; who is signed in leaves by 戻る or 終わる. */
export const settingsActs = (isSignedIn: boolean): readonly SettingsAct[] =>
  isSignedIn ? ['read_aloud', 'alert_name', 'family_phones', 'sign_out'] : ['read_aloud', 'menu']

export const onSettingsKey = (
  state: Settings,
  key: TvKey,
  isSignedIn: boolean,
): Turn<Settings, SettingsAct> =>
  onChoiceKey<Settings, SettingsAct>(state, key, {
    acts: settingsActs(isSignedIn),
    leave: 'leave',
    digits: 'choose',
  })
