import { describe, expect, test } from '@jest/globals'
import { type DraftPart, languages } from '#emergency-alerts/contract/desk/order-draft'
import { Hazard, OrderKind } from '#emergency-alerts/contract/order-document'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { smallArea, towns } from '#mocks/fixtures/municipality/small-area'
import { checkWords } from '../checks/check-words.ts'
import { markedWords } from '../document/document-of.ts'
import { changedWords } from './changed-words.ts'
import { cancelWords, liftWords } from './end-words.ts'
import { fillWords, keepEdited, type WordsInput } from './fill-words.ts'
import { nameArea } from './name-area.ts'
import { faultInCombination, levelOf } from './order-kinds.ts'
import { romajiOf } from './romaji.ts'
import { causeOfWarning, tsunamiWarnings } from './tsunami-warnings.ts'

const area = nameArea(
  { kind: 'towns', towns: [towns.okugawachi.code, towns.hiwasaura.code] },
  smallArea,
)
const river = { text: '日和佐川', kana: 'ひわさがわ' }
const input = (changes: Partial<WordsInput> = {}): WordsInput => ({
  hazard: 'flood',
  kind: 'evacuation',
  area,
  cause: river,
  ...changes,
})

const combinations = Hazard.options.flatMap((hazard) =>
  OrderKind.options.map((kind) => [hazard, kind] as const),
)
const possible = combinations.filter(([hazard, kind]) => faultInCombination(hazard, kind) === null)
const impossible = combinations.filter(
  ([hazard, kind]) => faultInCombination(hazard, kind) !== null,
)

function never(): never {
  throw new Error('there are words for what is possible')
}

const textsOf = (words: Readonly<Record<string, DraftPart>>) =>
  Object.values(words).map(({ text }) => text)

describe('the words of an order', () => {
  test('say of a river what the screens of the television show', () => {
    const words = fillWords(input())

    expect(words?.ja).toEqual({
      headline: { text: '逃げてください', kana: 'にげてください', isEdited: false },
      what: {
        text: '奥河内・日和佐浦で、日和佐川があふれそうです。',
        kana: 'おくがわち、ひわさうらで、ひわさがわがあふれそうです。',
        isEdited: false,
      },
      act: {
        text: '危険な場所から全員避難。',
        kana: 'きけんなばしょから、ぜんいんひなん。',
        isEdited: false,
      },
      otherwise: {
        text: '外へ出るのが危ないときは、家の２階以上へ。',
        kana: 'そとえでるのがあぶないときわ、いえの、にかいいじょうえ。',
        isEdited: false,
      },
    })
    expect(textsOf(words?.en ?? {})).toEqual([
      'Evacuate now',
      'Okugawachi, Hiwasaura: the Hiwasa River is about to overflow.',
      'Everyone in a dangerous place must leave now.',
      'If it is dangerous outside, go upstairs at home.',
    ])
  })

  test('of a tsunami send people up at once', () => {
    const words = fillWords(input({ hazard: 'tsunami', cause: null }))

    expect(textsOf(words?.ja ?? {})).toEqual([
      'すぐ、高い所へ',
      '奥河内・日和佐浦に、津波が来ます。',
      '何も持たずに、いま逃げて。',
      '遠くへ行けないときは、近くのいちばん高い建物へ。',
    ])
  })

  test.each(tsunamiWarnings.map(({ ja, en }) => [ja.text, ja, en] as const))(
    'of a tsunami say %s first, in every language',
    (text, cause, en) => {
      const words = fillWords(input({ hazard: 'tsunami', cause }))

      expect(words?.ja.what).toMatchObject({
        text: `${text}が出ました。奥河内・日和佐浦に、津波が来ます。`,
        kana: `${cause.kana}がでました。おくがわち、ひわさうらに、つなみがきます。`,
      })
      expect(words?.easy.what.text).toMatch(new RegExp(`^${text}が 出ました。`))
      expect(words?.en.what.text).toBe(`${en}. Okugawachi, Hiwasaura: a tsunami is coming.`)
      expect(words && checkWords({ hazard: 'tsunami', kind: 'evacuation', words })).toEqual([])
    },
  )

  test('name no warning of the Agency but that of a tsunami', () => {
    expect(causeOfWarning({ hazard: 'tsunami', warning: '大津波警報：発表' })?.text).toBe(
      '大津波警報',
    )
    expect(causeOfWarning({ hazard: 'tsunami', warning: '津波注意報' })).toBeNull()
    expect(causeOfWarning({ hazard: 'landslide', warning: '警戒' })).toBeNull()
  })

  test.each(possible)(
    'of %s, %s pass every check, with a named cause and without',
    (hazard, kind) => {
      for (const cause of [river, null]) {
        const words = fillWords(input({ hazard, kind, cause }))
        if (words === null) throw new Error('there are words for what is possible')

        expect(checkWords({ hazard, kind, words })).toEqual([])
        expect(JSON.stringify(words)).not.toMatch(/[{}]area|[{}]cause/)
      }
    },
  )

  test.each(impossible)('of %s, %s do not exist', (hazard, kind) => {
    expect(fillWords(input({ hazard, kind }))).toBeNull()
  })

  test.each(possible)('that end %s, %s pass every check too', (hazard, kind) => {
    const ends = [
      liftWords(input({ hazard, kind })),
      cancelWords('mistake', input({ hazard, kind })),
      cancelWords('not_needed', input({ hazard, kind })),
    ]

    expect(ends.map((words) => checkWords({ hazard, kind, words }))).toEqual([[], [], []])
  })

  test.each(possible)('that lift %s, %s promise nothing: people still wait', (hazard, kind) => {
    const said = JSON.stringify(liftWords(input({ hazard, kind, cause: null })))

    expect(said).not.toMatch(/大丈夫|来ません|なくなりました|tsunami is over|has gone\./)
    expect(said).not.toMatch(/高い 海|has become small/)
  })

  test('that lift a tsunami keep people from the sea, in every language', () => {
    const { ja, easy, en } = liftWords(input({ hazard: 'tsunami', cause: null }))

    expect(ja.what.text).toContain('海には、近づかないで')
    expect(easy.what.text).toContain('海に 行かないで')
    expect(en.what.text).toContain('Stay away from the sea')
  })

  test('send nobody above the upper floor of a house of two', () => {
    const said = possible.map(([hazard, kind]) => fillWords(input({ hazard, kind })))

    expect(JSON.stringify(said)).not.toMatch(/２階より|にかいより/)
  })

  test('after an earthquake mean the stove, not a fire to be fought', () => {
    const words = fillWords(input({ hazard: 'earthquake', cause: null }))

    expect(words?.en.otherwise.text).toMatch(/^Turn off stoves and heaters\./)
  })

  test.each([
    ['富士山', 'ふじさん', 'Mt. Fuji'],
    ['浅間山', 'あさまやま', 'Mt. Asama'],
    ['立山', 'たてやま', 'Mt. Tateyama'],
    ['雲仙岳', 'うんぜんだけ', 'Mt. Unzendake'],
  ])('of a volcano call %s by its name on signs', (text, kana, name) => {
    const words = fillWords(input({ hazard: 'volcano', cause: { text, kana } }))

    expect(words?.en.what.text).toBe(`Okugawachi, Hiwasaura: ${name} is about to erupt.`)
    expect(markedWords('drill', words?.en ?? never()).what.text.match(/訓練/g)).toHaveLength(1)
  })

  test('of level 5 keep nobody in a house that is not safe', () => {
    const said = possible.map(([hazard, kind]) => fillWords(input({ hazard, kind }))?.en.otherwise)

    for (const part of said) expect(part?.text).not.toMatch(/^(Do not go out|Stay in)/)
  })

  test('of level 5 never send people far', () => {
    const words = fillWords(input({ kind: 'immediate_safety' }))

    expect(words?.easy.act.text).toContain('近くで いちばん 安全な 所へ')
    expect(words?.en.act.text).toContain('the safest place near you')
  })

  test('say with which level: a tsunami has none', () => {
    expect(possible.map(([hazard, kind]) => levelOf(hazard, kind))).toEqual(
      possible.map(([hazard, kind]) =>
        hazard === 'tsunami'
          ? null
          : { elderly_evacuation: 3, evacuation: 4, immediate_safety: 5 }[kind],
      ),
    )
  })

  test('keep what staff wrote when the area changes', () => {
    const before = fillWords(input())
    const after = fillWords(input({ area: nameArea({ kind: 'municipality' }, smallArea) }))
    if (before === null || after === null) throw new Error('a flood has words')
    const written = {
      text: '日和佐川が増水しています。',
      kana: 'ひわさがわがぞうすいしています。',
      isEdited: true,
    }
    const edited = { ...before, ja: { ...before.ja, what: written } }

    const merged = keepEdited(edited, after)

    expect(merged.ja.what).toEqual(written)
    expect(merged.easy.what.text).toBe('美波町の全域は、日和佐川の 水が あふれそうです。')
  })
})

describe('the name of an area', () => {
  test.each([
    ['whole 大字 instead of its parts', [towns.okugawachi.code, towns.teramae.code], '奥河内'],
    ['a part alone', [towns.teramae.code], '奥河内字寺前'],
    [
      'as many as fit',
      [towns.akamatsu.code, towns.teramae.code, towns.kiki.code, towns.hiwasaura.code],
      '赤松・奥河内字寺前・木岐など',
    ],
    ['everything', Object.values(towns).map(({ code }) => code), '美波町の全域'],
  ])('is %s', (_what, codes, text) => {
    expect(nameArea({ kind: 'towns', towns: codes }, smallArea).ja.text).toBe(text)
  })

  test('in English can be read where it has parts', () => {
    const codes = [towns.teramae.code, towns.kiki.code]

    expect(nameArea({ kind: 'towns', towns: codes }, smallArea).en).toBe(
      'Okugawachi Aza-Teramae, Kiki',
    )
  })

  test('around towns is only about there', () => {
    const ring = [
      { lat: 33.72, lon: 134.51 },
      { lat: 33.72, lon: 134.53 },
      { lat: 33.74, lon: 134.53 },
      { lat: 33.74, lon: 134.51 },
      { lat: 33.72, lon: 134.51 },
    ]

    const name = nameArea({ kind: 'rings', rings: [ring] }, smallArea)

    expect(name).toEqual({
      ja: { text: '奥河内のあたり', kana: 'おくがわちのあたり' },
      en: 'Around Okugawachi',
    })
  })

  test.each([
    ['みなみ', 'Minami'],
    ['おくごうち', 'Okugochi'],
    ['いのうえ', 'Inoue'],
    ['ほっかいどう', 'Hokkaido'],
    ['なんば', 'Namba'],
    ['きょうりゅう', 'Kyoryu'],
    ['まっちゃ', 'Matcha'],
    ['おおくぼ', 'Okubo'],
    ['じんじゃ', 'Jinja'],
  ])('is written on signs: %s is %s', (kana, romaji) => {
    expect(romajiOf(kana)).toBe(romaji)
  })
})

describe('a correction says first', () => {
  const before = orderDraft()

  test.each([
    ['場所が変わりました', { area: { kind: 'municipality' as const } }],
    ['レベルが変わりました', { kind: 'immediate_safety' as const }],
    [
      '場所とレベルが変わりました',
      { area: { kind: 'municipality' as const }, kind: 'immediate_safety' as const },
    ],
    ['災害の種類が変わりました', { hazard: 'landslide' as const }],
    ['逃げるところが変わりました', { shelterIds: [] }],
    ['知らせの言葉が変わりました', { cause: null }],
    ['続く時間が変わりました', { expiresAt: '2026-11-22T22:00:00.000Z' }],
  ])('%s', (text, changes) => {
    expect(changedWords(before, orderDraft(changes))?.text).toBe(text)
  })

  test('nothing where nothing changed, whatever the order of towns', () => {
    const [one = '', other = ''] = [towns.hiwasaura.code, towns.okugawachi.code]

    const again = { ...before, area: { kind: 'towns' as const, towns: [one, other] } }

    expect(changedWords(before, again)).toBeNull()
  })
})

test('every language has every part', () => {
  const words = fillWords(input())

  expect(languages.map((language) => Object.keys(words?.[language] ?? {}))).toEqual(
    languages.map(() => ['headline', 'what', 'act', 'otherwise']),
  )
})
