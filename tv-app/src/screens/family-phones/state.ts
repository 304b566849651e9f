import type { FamilyPhone } from '#cable-backend/contract/family-phone'
import type { TvKey } from '../../keys/tv-key.ts'
import type { Turn } from '../choice-list.ts'
import { type Extent, onPlaceKey, type Place, startOfList } from '../paged-list.ts'

/** The phones that are told when nobody at home answers an order. */
export interface FamilyPhones extends Place {
  readonly name: 'family_phones'
  /** What has just been done; the title says it. */
  readonly news: 'registered' | 'removed' | null
}
export type FamilyPhonesAct =
  | { readonly kind: 'ask_removal'; readonly phone: FamilyPhone }
  | { readonly kind: 'register' | 'leave' }

export const phonesFromTop = (news: FamilyPhones['news'] = null): FamilyPhones => ({
  name: 'family_phones',
  news,
  ...startOfList,
})

/** Below the last of them stands 「電話を登録する」. */
export const extentOfPhones = (phones: readonly FamilyPhone[]): Extent => ({
  count: phones.length,
  perPage: 2,
  hasEnd: true,
})

export function onFamilyPhonesKey(
  state: FamilyPhones,
  key: TvKey,
  phones: readonly FamilyPhone[],
): Turn<FamilyPhones, FamilyPhonesAct> {
  const [place, act] = onPlaceKey(state, key, extentOfPhones(phones))
  const next: FamilyPhones = { ...state, ...place }
  if (act === null) return [next, null]
  if (act.kind !== 'open') return [next, { kind: act.kind === 'end' ? 'register' : 'leave' }]
  const phone = phones[act.at]
  return [next, phone === undefined ? null : { kind: 'ask_removal', phone }]
}
