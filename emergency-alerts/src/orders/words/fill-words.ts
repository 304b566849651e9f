import {
  type DraftPart,
  type DraftWords,
  type Language,
  languages,
  type OrderDraft,
} from '#emergency-alerts/contract/desk/order-draft'
import type { Hazard, OrderKind, Spoken } from '#emergency-alerts/contract/order-document'
import { thisArea } from './name-area.ts'
import type { Named } from './order-kinds.ts'
import { fillPhrase, type Phrase } from './phrase.ts'
import { romajiOf } from './romaji.ts'
import { easyJapanese } from './sentences/easy-japanese.ts'
import { englishSentences } from './sentences/english.ts'
import { japanese } from './sentences/japanese.ts'
import type { SentenceTable } from './sentences/sentence-table.ts'
import { tsunamiWarnings } from './tsunami-warnings.ts'

export type WordsOfOrder = OrderDraft['words']

export interface WordsInput {
  readonly hazard: Hazard
  readonly kind: OrderKind
  /** Null while none is chosen. */
  readonly area: Named | null
  /** What threatens, where it has a name: 日和佐川, or 大津波警報. */
  readonly cause: Spoken | null
}

const tables: Readonly<Record<Language, SentenceTable>> = {
  ja: japanese,
  easy: easyJapanese,
  en: englishSentences,
}

/**
 * The words of an order in every language by hazard, kind, area and cause; null where an order of this
 * kind cannot be for this hazard.
 */
export function fillWords(input: WordsInput): WordsOfOrder | null {
  const { hazard, kind } = input
  if (tables.ja.what[hazard][kind] === null) return null
  return { ja: wordsIn('ja', input), easy: wordsIn('easy', input), en: wordsIn('en', input) }
}

function wordsIn(language: Language, input: WordsInput): DraftWords {
  const { hazard, kind, cause } = input
  const table = tables[language]
  const threat = table.what[hazard][kind]
  if (threat === null) throw new RangeError(`no ${kind} for ${hazard}`)
  const { headline, act } = hazard === 'tsunami' ? table.tsunami : choose(table, kind)
  const names = namesIn(language, input)
  return {
    headline: partOf(headline, names),
    what: partOf(cause === null ? threat.plain : threat.named, names),
    act: partOf(act, names),
    otherwise: partOf(table.otherwise[hazard][kind], names),
  }
}

const choose = ({ headline, act }: SentenceTable, kind: OrderKind) => ({
  headline: headline[kind],
  act: act[kind],
})

interface Names {
  readonly area: Spoken
  readonly cause: Spoken | null
}

/** The names as one language writes them. */
export function namesIn(
  language: Language,
  { area, cause }: Pick<WordsInput, 'area' | 'cause'>,
): Names {
  const { ja, en } = area ?? thisArea
  if (language !== 'en') return { area: ja, cause }
  const causeName = cause === null ? null : causeInEnglish(cause)
  return {
    area: { text: en, kana: en },
    cause: causeName === null ? null : { text: causeName, kana: causeName },
  }
}

/** 日和佐川 is the Hiwasa River on signs, 富士山 is Mt. Fuji; a warning has a name of its own. */
function causeInEnglish({ text, kana }: Spoken): string {
  const warning = tsunamiWarnings.find(({ ja }) => ja.text === text)
  if (warning !== undefined) return warning.en
  if (text.endsWith('川')) return `${romajiOf(kana.replace(/[がか]わ$/, ''))} River`
  if (/[山岳]$/.test(text)) return `Mt. ${romajiOf(mountainReading(text, kana))}`
  return romajiOf(kana)
}

/** 山 is Mt. already, unless next to nothing is left without it: 富士山 is Mt. Fuji, 立山 Mt. Tateyama. */
const mountainReading = (text: string, kana: string): string =>
  Array.from(text).length > 2 ? kana.replace(/(さん|ざん|せん|やま)$/, '') : kana

export const partOf = (phrase: Phrase, names: Names): DraftPart => ({
  ...fillPhrase(phrase, names),
  isEdited: false,
})

/** What staff wrote stays; what was filled in follows hazard, kind, area and cause. */
export function keepEdited(words: WordsOfOrder, filled: WordsOfOrder): WordsOfOrder {
  const merge = (before: DraftWords, after: DraftWords): DraftWords => ({
    headline: before.headline.isEdited ? before.headline : after.headline,
    what: before.what.isEdited ? before.what : after.what,
    act: before.act.isEdited ? before.act : after.act,
    otherwise: before.otherwise.isEdited ? before.otherwise : after.otherwise,
  })
  return {
    ja: merge(words.ja, filled.ja),
    easy: merge(words.easy, filled.easy),
    en: merge(words.en, filled.en),
  }
}

/** Of every language at once. */
export const inEveryLanguage = (make: (language: Language) => DraftWords): WordsOfOrder => {
  const [ja, easy, en] = languages
  return { ja: make(ja), easy: make(easy), en: make(en) }
}
