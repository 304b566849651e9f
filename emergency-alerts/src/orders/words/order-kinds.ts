import type { Hazard, Level, OrderKind, Spoken } from '#emergency-alerts/contract/order-document'

/** A name in the three languages of an order. */
export interface Named {
  readonly ja: Spoken
  readonly en: string
}

const named = (text: string, kana: string, en: string): Named => ({ ja: { text, kana }, en })

export const hazardNames = {
  flood: named('洪水', 'こうずい', 'Flood'),
  landslide: named('土砂災害', 'どしゃさいがい', 'Landslide'),
  storm_surge: named('高潮', 'たかしお', 'Storm surge'),
  earthquake: named('地震', 'じしん', 'Earthquake'),
  tsunami: named('津波', 'つなみ', 'Tsunami'),
  large_fire: named('大規模な火事', 'だいきぼなかじ', 'Large fire'),
  inland_flood: named('内水氾濫', 'ないすいはんらん', 'Inland flooding'),
  volcano: named('火山の噴火', 'かざんのふんか', 'Volcanic eruption'),
} as const satisfies Record<Hazard, Named>

export const kindNames = {
  elderly_evacuation: named('高齢者等避難', 'こうれいしゃとうひなん', 'Evacuation of the elderly'),
  evacuation: named('避難指示', 'ひなんしじ', 'Evacuation order'),
  immediate_safety: named('緊急安全確保', 'きんきゅうあんぜんかくほ', 'Emergency safety measures'),
} as const satisfies Record<OrderKind, Named>

const levels = { elderly_evacuation: 3, evacuation: 4, immediate_safety: 5 } as const

/** 警戒レベル of an order: a tsunami stands outside the levels. */
export const levelOf = (hazard: Hazard, kind: OrderKind): Level =>
  hazard === 'tsunami' ? null : levels[kind]

/**
 * Why an order of this kind cannot be for this hazard; null where it can. Before a tsunami there is no
 * time for steps: it is 避難指示 at once. An earthquake gives no warning in which to take cover.
 */
export function faultInCombination(hazard: Hazard, kind: OrderKind): string | null {
  if (hazard === 'tsunami' && kind !== 'evacuation') {
    return '津波の避難情報は、避難指示だけです。'
  }
  if (hazard === 'earthquake' && kind === 'immediate_safety') {
    return '地震の緊急安全確保は、出せません。ゆれの前に知らせることができないためです。'
  }
  return null
}
