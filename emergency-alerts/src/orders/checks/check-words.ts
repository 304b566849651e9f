import {
  type DraftPart,
  type DraftWords,
  type Language,
  languages,
  type OrderDraft,
} from '#emergency-alerts/contract/desk/order-draft'
import type { OrderKind } from '#emergency-alerts/contract/order-document'
import { kindNames, levelOf } from '../words/order-kinds.ts'
import { levelReadings } from '../words/spoken-parts.ts'
import { canBeReadAs, isSpeakable } from './check-reading.ts'
import type { Finding, FindingCode } from './finding.ts'
import { mendedReading } from './mend-reading.ts'

type Part = keyof DraftWords

interface Place {
  readonly draft: Pick<OrderDraft, 'hazard' | 'kind'>
  readonly language: Language
  readonly part: Part
}

const languageNames = { ja: '日本語', easy: 'やさしい日本語', en: '英語' } as const
const partNames = {
  headline: '見出し',
  what: '「どこで・なにが」',
  act: '「とる行動」',
  otherwise: '「外が危ないとき」',
} as const
/** In letters of full width; one of half a width counts half. What fits on a television at 3 m. */
const longest = { headline: 12, what: 60, act: 36, otherwise: 48 } as const
const longestOfAll = 400
const parts = ['headline', 'what', 'act', 'otherwise'] as const

/** Everything to mend in the words of a draft, in the order in which they stand. */
export const checkWords = (
  draft: Pick<OrderDraft, 'hazard' | 'kind' | 'words'>,
): readonly Finding[] =>
  languages.flatMap((language) => [
    ...parts.flatMap((part) => checkPart(draft.words[language][part], { draft, language, part })),
    ...checkLength(draft.words[language], language),
  ])

function checkPart(words: DraftPart, place: Place): readonly Finding[] {
  const text = words.text.trim()
  if (text === '') return place.part === 'otherwise' ? [] : [missing(place)]
  const findings = [lineFinding(text, place)]
  if (place.language !== 'en') {
    findings.push(
      abolishedFinding(words, place),
      everybodyFinding(words, place),
      kindFinding(words, place),
      levelFinding(words, place),
      digitsFinding(text, place),
      kanaFinding(words, place),
    )
  }
  return findings.filter((finding) => finding !== null)
}

const findingAt = (
  { language, part }: Place,
  code: FindingCode,
  sentence: string,
  mended: Pick<Finding, 'suggestion' | 'reading'> = { suggestion: null },
): Finding => ({ code, sentence, at: `${language}.${part}`, ...mended })

const missing = (place: Place): Finding =>
  findingAt(
    place,
    'words_missing',
    `${languageNames[place.language]}の${partNames[place.part]}が、まだありません。`,
  )

export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[ -~｡-ﾟ]/.test(letter) ? 0.5 : 1), 0)

function lineFinding(text: string, place: Place): Finding | null {
  const limit = longest[place.part]
  const width = widthOf(text)
  if (width <= limit) return null
  const over = Math.ceil(width - limit)
  const sentence = `テレビの行に入りません。${limit}字までです。あと${over}字、短くしてください。`
  return findingAt(place, 'line_too_long', sentence)
}

function checkLength(words: DraftWords, language: Language): readonly Finding[] {
  const width = parts.reduce((sum, part) => sum + widthOf(words[part].text), 0)
  if (width <= longestOfAll) return []
  const sentence = `${languageNames[language]}が、ぜんぶで${longestOfAll}字をこえています。`
  return [{ code: 'words_too_long', sentence, at: language, suggestion: null }]
}

/** 避難勧告 and 避難準備 were abolished on 2021-05-20. */
const abolished = /避難準備情報|避難準備・高齢者等避難開始|避難準備|避難勧告/g

const abolishedReadings = new Map([
  ['避難準備情報', 'ひなんじゅんびじょうほう'],
  ['避難準備・高齢者等避難開始', 'ひなんじゅんびこうれいしゃとうひなんかいし'],
  ['避難準備', 'ひなんじゅんび'],
  ['避難勧告', 'ひなんかんこく'],
])

function abolishedFinding({ text, kana }: DraftPart, place: Place): Finding | null {
  const [word] = text.match(abolished) ?? []
  if (word === undefined) return null
  const { text: now, kana: nowKana } =
    kindNames[word === '避難勧告' ? 'evacuation' : 'elderly_evacuation'].ja
  return findingAt(
    place,
    'recommendation_abolished',
    `「${word}」は、2021年になくなりました。「${now}」に直します。`,
    {
      suggestion: text.replaceAll(word, now),
      reading: mendedReading(kana, abolishedReadings.get(word) ?? word, nowKana),
    },
  )
}

const everybody = /全員[、\s　]*避難/g

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[。！!])/)
const everybodyRead = /ぜんいん[、\s　]*ひなん/
const fromDangerRead = 'きけんなばしょから、ぜんいんひなん'

/** The same in the reading, sentence by sentence; empty where it is not found there. */
function readFromDanger(kana: string): string {
  const isWrong = (sentence: string): boolean => {
    const at = sentence.search(everybodyRead)
    return at !== -1 && !/きけんな(ばしょ|ところ)/.test(sentence.slice(0, at))
  }
  if (!everybodyRead.test(kana)) return ''
  return sentencesOf(kana)
    .map((sentence) =>
      isWrong(sentence) ? sentence.replace(everybodyRead, fromDangerRead) : sentence,
    )
    .join('')
}

function everybodyFinding({ text, kana }: DraftPart, place: Place): Finding | null {
  const sentences = sentencesOf(text)
  const isWrong = (sentence: string): boolean => {
    const at = sentence.search(everybody)
    return at !== -1 && !/危険な(場)?所/.test(sentence.slice(0, at))
  }
  if (!sentences.some(isWrong)) return null
  return findingAt(
    place,
    'everybody_from_danger',
    '「危険な場所から全員避難」に直します。安全な所の人は、動かなくてよいためです。',
    {
      suggestion: sentences
        .map((sentence) =>
          isWrong(sentence) ? sentence.replace(everybody, '危険な場所から全員避難') : sentence,
        )
        .join(''),
      reading: readFromDanger(kana),
    },
  )
}

const kinds = Object.keys(kindNames) as OrderKind[]

function kindFinding({ text, kana }: DraftPart, place: Place): Finding | null {
  const own = kindNames[place.draft.kind].ja
  const other = kinds
    .map((kind) => kindNames[kind].ja)
    .find((name) => name.text !== own.text && text.includes(name.text))
  if (other === undefined) return null
  const sentence = `「${other.text}」とありますが、出すのは「${own.text}」です。`
  return findingAt(place, 'kind_differs', sentence, {
    suggestion: text.replaceAll(other.text, own.text),
    reading: mendedReading(kana, other.kana, own.kana),
  })
}

/** A level as anybody may have read it. */
const levelRead = /けいかいれべる[、\s　]*(?:いち|に|さん|よん|し|ご)/g

const readLevel = (kana: string, level: 3 | 4 | 5): string => {
  const named = kana.match(levelRead)
  if (named === null) return ''
  return kana.replace(levelRead, `けいかいれべる${levelReadings[level]}`)
}

function levelFinding({ text, kana }: DraftPart, place: Place): Finding | null {
  const level = levelOf(place.draft.hazard, place.draft.kind)
  const named = [...text.matchAll(/警戒レベル[\s　]*([0-9０-９])/g)].find(
    ([, digit]) => (digit ?? '').normalize('NFKC') !== String(level),
  )
  if (named === undefined) return null
  if (level === null) {
    const sentence = '津波には、警戒レベルがありません。消してください。'
    return findingAt(place, 'level_differs', sentence)
  }
  const own = `警戒レベル${wide(String(level))}`
  const sentence = `「${named[0]}」とありますが、出すのは${own}です。`
  return findingAt(place, 'level_differs', sentence, {
    suggestion: text.replaceAll(named[0], own),
    reading: readLevel(kana, level),
  })
}

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

function digitsFinding(text: string, place: Place): Finding | null {
  if (!/[0-9]/.test(text)) return null
  return findingAt(place, 'digits_wide', '数字は、全角（１２３）で書きます。', {
    suggestion: wide(text),
  })
}

function kanaFinding({ text, kana }: DraftPart, place: Place): Finding | null {
  const name = partNames[place.part]
  if (kana.trim() === '') {
    return findingAt(place, 'kana_missing', `${name}の読みがなが、ありません。読み上げに使います。`)
  }
  if (!isSpeakable(kana)) {
    const sentence = `${name}の読みがなは、かなと「、。」だけで書きます。数字も、かなで書きます。`
    return findingAt(place, 'kana_only', sentence)
  }
  if (canBeReadAs(text, kana)) return null
  return findingAt(place, 'kana_differs', `${name}の読みがなが、文と合っていません。`)
}
