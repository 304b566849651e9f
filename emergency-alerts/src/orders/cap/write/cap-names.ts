/** Marks an alert as an order of ours that can be read back. */
export const profileCode = 'profile:mimamori:1'

/** `JP:` are names of public life; `mimamori:` are ours and nobody else need know them. */
export const valueNames = {
  level: 'JP:警戒レベル',
  kindName: 'JP:避難情報',
  municipalityCode: 'JP:全国地方公共団体コード',
  town: 'mimamori:town',
  kind: 'mimamori:kind',
  hazard: 'mimamori:hazard',
  standing: 'mimamori:standing',
  municipality: 'mimamori:municipality',
  areaName: 'mimamori:area',
  shelter: 'mimamori:shelter',
  changed: 'mimamori:changed',
  voice: 'mimamori:voice',
  kana: 'mimamori:kana',
  otherwise: 'mimamori:otherwise',
} as const

/** `simple` is registered for simplified forms (IANA language subtag registry): やさしい日本語. */
export const languageTags = { ja: 'ja-JP', easy: 'ja-simple', en: 'en-US' } as const
