import type { Level, OrderDocument, Spoken } from '#emergency-alerts/contract/order-document'

type Kind = OrderDocument['kind']

/** The municipality's own names of its orders. */
export const kindNames = {
  elderly_evacuation: { text: '高齢者等避難', kana: 'こうれいしゃとうひなん' },
  evacuation: { text: '避難指示', kana: 'ひなんしじ' },
  immediate_safety: { text: '緊急安全確保', kana: 'きんきゅうあんぜんかくほ' },
} as const satisfies Record<Kind, Spoken>

export const levelNames = {
  3: { text: '警戒レベル３', kana: 'けいかいれべるさん' },
  4: { text: '警戒レベル４', kana: 'けいかいれべるよん' },
  5: { text: '警戒レベル５', kana: 'けいかいれべるご' },
} as const satisfies Record<NonNullable<Level>, Spoken>

const tsunamiName: Spoken = { text: '津波', kana: 'つなみ' }

type Named = Pick<OrderDocument, 'level' | 'kind'>

/** What the plate says first: 「警戒レベル４」; a tsunami stands outside the levels. */
export const rankName = ({ level }: Named): Spoken =>
  level === null ? tsunamiName : levelNames[level]

export const kindName = ({ kind }: Named): Spoken => kindNames[kind]

/** 「警戒レベル４ 避難指示」. */
export const orderName = (order: Named): string => `${rankName(order).text} ${kindName(order).text}`
