import { describe, expect, test } from '@jest/globals'
import type { DraftPart, DraftWords, Language } from '#emergency-alerts/contract/desk/order-draft'
import type { Ring } from '#emergency-alerts/contract/geography'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { shelters, smallArea } from '#mocks/fixtures/municipality/small-area'
import { checkDraft } from './check-draft.ts'
import { canBeReadAs } from './check-reading.ts'
import { checkWords } from './check-words.ts'

const now = new Date('2026-11-22T09:00:00Z')
const context = { kind: 'order', area: smallArea, now } as const

/** A fit draft in which one part was written by staff. */
function written(part: keyof DraftWords, changes: Partial<DraftPart>, language: Language = 'ja') {
  const draft = orderDraft()
  const words = draft.words[language]
  const edited = { ...words[part], isEdited: true, ...changes }
  return { ...draft, words: { ...draft.words, [language]: { ...words, [part]: edited } } }
}

const found = (draft: Parameters<typeof checkWords>[0]) =>
  checkWords(draft).map(({ code, at, suggestion }) => ({ code, at, suggestion }))

describe('while writing', () => {
  test('an abolished word is replaced', () => {
    const draft = written('act', {
      text: '避難勧告を出しました。',
      kana: 'ひなんかんこくをだしました。',
    })

    expect(found(draft)).toEqual([
      { code: 'recommendation_abolished', at: 'ja.act', suggestion: '避難指示を出しました。' },
    ])
  })

  test.each([
    ['全員避難してください。', '危険な場所から全員避難してください。'],
    ['すぐに全員、避難。', 'すぐに危険な場所から全員避難。'],
  ])('not everybody leaves, only from danger: %s', (text, suggestion) => {
    const kana = text.startsWith('す') ? 'すぐにぜんいん、ひなん。' : 'ぜんいんひなんしてください。'

    expect(found(written('act', { text, kana }))).toEqual([
      { code: 'everybody_from_danger', at: 'ja.act', suggestion },
    ])
  })

  test('who is in danger may be said before everybody leaves', () => {
    const text = '危険な場所にいる方は、速やかに全員避難を。'
    const kana = 'きけんなばしょにいるかたわ、すみやかにぜんいんひなんを。'

    expect(found(written('act', { text, kana }))).toEqual([])
  })

  test.each([
    [
      'digits are wide',
      { text: '川の水位は3メートルです。', kana: 'かわのすいいわさんめーとるです。' },
      'digits_wide',
      '川の水位は３メートルです。',
    ],
    [
      'another kind is not named',
      { text: '高齢者等避難を出しました。', kana: 'こうれいしゃとうひなんをだしました。' },
      'kind_differs',
      '避難指示を出しました。',
    ],
    [
      'another level is not named',
      { text: '警戒レベル５です。', kana: 'けいかいれべるごです。' },
      'level_differs',
      '警戒レベル４です。',
    ],
    ['a reading is there', { kana: ' ' }, 'kana_missing', null],
    ['a reading is kana', { kana: '川があふれそうです。' }, 'kana_only', null],
    [
      'a reading has no digits',
      { text: '川が３倍です。', kana: 'かわが３ばいです。' },
      'kana_only',
      null,
    ],
    ['a reading is of this sentence', { text: '川があふれています。' }, 'kana_differs', null],
    ['words are there', { text: '', kana: '' }, 'words_missing', null],
    ['a line fits', { text: 'あ'.repeat(61), kana: 'あ'.repeat(61) }, 'line_too_long', null],
  ] as const)('%s', (_what, changes, code, suggestion) => {
    expect(found(written('what', changes))).toEqual([{ code, at: 'ja.what', suggestion }])
  })

  test('a headline fits into one line, letters of half a width counting half', () => {
    expect(found(written('headline', { text: 'Evacuate immediately now' }, 'en'))).toEqual([])
    expect(found(written('headline', { text: 'Evacuate immediately, now' }, 'en'))).toEqual([
      { code: 'line_too_long', at: 'en.headline', suggestion: null },
    ])
  })

  test('a tsunami names no level', () => {
    const draft = orderDraft({ hazard: 'tsunami', cause: null, shelterIds: [] })
    const what = { text: '警戒レベル４です。', kana: 'けいかいれべるよんです。', isEdited: true }
    const words = { ...draft.words, ja: { ...draft.words.ja, what } }

    expect(found({ ...draft, words })).toEqual([
      { code: 'level_differs', at: 'ja.what', suggestion: null },
    ])
  })

  test.each([
    ['全員避難。', 'ぜんいんひなん。', 'きけんなばしょから、ぜんいんひなん。'],
    ['避難勧告です。', 'ひなんかんこくです。', 'ひなんしじです。'],
    ['避難準備です。', 'ひなん じゅんびです。', 'こうれいしゃとうひなんです。'],
    ['緊急安全確保です。', 'きんきゅうあんぜんかくほです。', 'ひなんしじです。'],
    ['警戒レベル３です。', 'けいかいれべるさんです。', 'けいかいれべるよんです。'],
  ])('a correction that is taken mends the reading, too: %s', (text, kana, reading) => {
    const [finding] = checkWords(written('act', { text, kana }))
    expect(finding?.reading).toBe(reading)

    const mended = { text: finding?.suggestion ?? '', kana: finding?.reading ?? '' }
    expect(canBeReadAs(mended.text, mended.kana)).toBe(true)
  })

  test('a reading in which the corrected word is not found has to be written anew', () => {
    const [finding] = checkWords(written('headline', { text: '避難勧告', kana: 'にげてください' }))
    expect(finding?.reading).toBe('')

    const mended = written('headline', { text: finding?.suggestion ?? '', kana: '' })
    expect(found(mended)).toEqual([{ code: 'kana_missing', at: 'ja.headline', suggestion: null }])
  })

  test('a reading that is right already stays', () => {
    const [finding] = checkWords(written('headline', { text: '避難勧告', kana: 'ひなんしじ' }))

    expect(finding?.reading).toBe('ひなんしじ')
  })
})

test.each([
  ['危険な場所から全員避難。', 'きけんなばしょから、ぜんいんひなん。', true],
  ['外へ出るのが危ないときは、', 'そとえでるのがあぶないときわ、', true],
  ['奥河内字櫛ケ谷で、', 'おくがわちあざくしがたにで、', true],
  ['逃げてください', 'にげなさい', false],
  ['川', '', false],
  ['山です', 'やまですからです', true],
  ['２階へ', 'にかいえ', true],
])('%s read as %s: %s', (text, kana, isPossible) => {
  expect(canBeReadAs(text, kana)).toBe(isPossible)
})

const square = (lat: number, lon: number, size = 0.01): Ring => [
  { lat, lon },
  { lat, lon: lon + size },
  { lat: lat + size, lon: lon + size },
  { lat: lat + size, lon },
  { lat, lon },
]

describe('before an order may be submitted', () => {
  const codes = (draft: Parameters<typeof checkDraft>[0]) =>
    checkDraft(draft, context).map(({ code }) => code)

  test('nothing is to be mended in a fit one', () => {
    expect(codes(orderDraft())).toEqual([])
  })

  test.each([
    ['no area', { area: null }, 'area_missing'],
    ['a town of elsewhere', { area: { kind: 'towns', towns: ['282040001000'] } }, 'area_elsewhere'],
    [
      'a ring outside Japan',
      { area: { kind: 'rings', rings: [square(51.5, -0.1)] } },
      'area_invalid',
    ],
    [
      'a ring of elsewhere',
      { area: { kind: 'rings', rings: [square(34.7, 135.3)] } },
      'area_elsewhere',
    ],
    [
      'one ring here and one elsewhere',
      { area: { kind: 'rings', rings: [square(33.73, 134.5), square(34.7, 135.3)] } },
      'area_elsewhere',
    ],
    [
      'an open ring',
      { area: { kind: 'rings', rings: [square(33.73, 134.5).slice(0, 4)] } },
      'area_invalid',
    ],
    [
      'a ring that crosses itself',
      { area: { kind: 'rings', rings: [crossing()] } },
      'area_invalid',
    ],
    [
      'a ring without an inside',
      {
        area: {
          kind: 'rings',
          rings: [Array.from({ length: 4 }, () => ({ lat: 33.73, lon: 134.5 }))],
        },
      },
      'area_invalid',
    ],
    ['too many corners', { area: { kind: 'rings', rings: [circle(2001)] } }, 'area_invalid'],
    ['a shelter for another hazard', { shelterIds: [shelters.temple.shelterId] }, 'shelter_unfit'],
    ['an unknown shelter', { shelterIds: ['E3638700099201'] }, 'shelter_unfit'],
    ['a term that is over', { expiresAt: '2026-11-22T18:00:00+09:00' }, 'expiry_past'],
    ['a term of more than three days', { expiresAt: '2026-11-25T09:00:01Z' }, 'expiry_far'],
  ] as const)('%s is to be mended', (_what, changes, code) => {
    expect(codes({ ...orderDraft(), ...changes })).toEqual([code])
  })

  test('a tsunami without time to go is no order', () => {
    expect(
      codes({ ...orderDraft(), hazard: 'tsunami', kind: 'elderly_evacuation', shelterIds: [] }),
    ).toEqual(['combination_impossible'])
  })

  test('a ring that reaches over the border is one', () => {
    const area = { kind: 'rings' as const, rings: [square(33.655, 134.5)] }

    expect(codes({ ...orderDraft(), area })).toEqual([])
  })
})

function crossing(): Ring {
  const [a, b, c, d] = square(33.73, 134.5)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return []
  return [a, c, b, d, a]
}

function circle(corners: number): Ring {
  const points = Array.from({ length: corners - 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / (corners - 1)
    return { lat: 33.75 + 0.01 * Math.sin(angle), lon: 134.55 + 0.01 * Math.cos(angle) }
  })
  return [...points, ...points.slice(0, 1)]
}
