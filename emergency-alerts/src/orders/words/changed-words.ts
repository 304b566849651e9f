import canonicalize from 'canonicalize'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import { levelOf } from './order-kinds.ts'

const same = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other)

const sorted = (names: readonly string[]): readonly string[] => names.toSorted()

function isSameArea(one: OrderDraft['area'], other: OrderDraft['area']): boolean {
  if (one?.kind !== 'towns' || other?.kind !== 'towns') return same(one, other)
  return same(sorted(one.towns), sorted(other.towns))
}

/**
 * What a correction changed against the order as it stands, said first on the television; null where
 * nothing is different. Place and level come before everything else: they decide who has to go.
 */
export function changedWords(before: OrderDraft, now: OrderDraft): Spoken | null {
  const isPlace = !isSameArea(before.area, now.area)
  const isLevel =
    levelOf(before.hazard, before.kind) !== levelOf(now.hazard, now.kind) ||
    before.kind !== now.kind
  if (isPlace && isLevel) {
    return { text: '場所とレベルが変わりました', kana: 'ばしょと、れべるが、かわりました' }
  }
  if (isPlace) return { text: '場所が変わりました', kana: 'ばしょが、かわりました' }
  if (isLevel) return { text: 'レベルが変わりました', kana: 'れべるが、かわりました' }
  if (before.hazard !== now.hazard) {
    return { text: '災害の種類が変わりました', kana: 'さいがいのしゅるいが、かわりました' }
  }
  if (!same(sorted(before.shelterIds), sorted(now.shelterIds))) {
    return { text: '逃げるところが変わりました', kana: 'にげるところが、かわりました' }
  }
  if (!same(before.words, now.words) || !same(before.cause, now.cause)) {
    return { text: '知らせの言葉が変わりました', kana: 'しらせのことばが、かわりました' }
  }
  return before.expiresAt === now.expiresAt
    ? null
    : { text: '続く時間が変わりました', kana: 'つづくじかんが、かわりました' }
}
