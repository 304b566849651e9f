import { describe, expect, test } from '@jest/globals'
import { minamiForecastAreas } from '#mocks/fixtures/jma/minami-forecast-areas'
import {
  type Coast,
  landslideXml,
  riverXml,
  type TelegramWishes,
  telegramXml,
  tsunamiXml,
  type WeatherKind,
  weatherXml,
} from '#mocks/fixtures/jma/telegram-xml'
import { checkTelegram } from '../check-telegram.ts'
import type { ForecastAreas } from './forecast-areas.ts'

const proposalOf = (xml: string, areas: ForecastAreas = minamiForecastAreas) =>
  checkTelegram(new TextEncoder().encode(xml), areas).proposal
const nothing = (because: string) => ({ kind: 'nothing', because })
const tsunami = (kind: string, wishes: TelegramWishes = {}, coast: Partial<Coast> = {}) =>
  proposalOf(tsunamiXml([{ kind, ...coast }], wishes))
const weather = (kind: WeatherKind, wishes: TelegramWishes = {}) =>
  proposalOf(weatherXml([kind], wishes))

describe('a tsunami telegram', () => {
  test.each([
    ['51', '津波警報'],
    ['52', '大津波警報'],
    ['53', '大津波警報：発表'],
  ])('of kind %s proposes to evacuate, outside the levels', (kind, warning) => {
    expect(tsunami(kind)).toEqual({
      kind: 'propose',
      status: 'Actual',
      serial: null,
      sentAt: '2026-11-22T22:45:00Z',
      series: {
        title: '津波警報・注意報・予報a',
        status: '通常',
        eventIds: ['20261123073800'],
        office: '気象庁本庁',
        headTitle: '大津波警報・津波警報・津波注意報・津波予報',
      },
      drafts: [
        {
          hazard: 'tsunami',
          kind: 'evacuation',
          level: null,
          warning,
          areas: [{ scope: 'tsunami', name: '徳島県', code: '580' }],
          wave: {
            arrivesAt: '2026-11-23T08:10:00+09:00',
            arrival: '',
            height: '高い',
            metres: null,
            stations: [],
          },
        },
      ],
    })
  })

  test.each(['62', '71', '00'])('of kind %s is below an order', (kind) => {
    expect(tsunami(kind)).toEqual(nothing('below_an_order'))
  })

  test('for another coast proposes nothing here', () => {
    expect(tsunami('53', {}, { code: '600', name: '愛媛県宇和海沿岸' })).toEqual(
      nothing('elsewhere'),
    )
  })

  test.each(['50', '62', '71', '00'])('that goes down to %s takes the proposal back', (kind) => {
    expect(tsunami(kind, {}, { last: '52' })).toMatchObject({ kind: 'withdraw', because: 'ended' })
  })

  test.each([
    ['51', '53'],
    ['53', '51'],
  ])(
    'of kinds %s and %s for the two coasts of a town proposes one order by the graver',
    (here, there) => {
      const coasts = [{ kind: here }, { kind: there, code: '600', name: '愛媛県宇和海沿岸' }]
      const areas = { tsunami: ['580', '600'], cities: [], rivers: [] }

      expect(proposalOf(tsunamiXml(coasts), areas)).toMatchObject({
        drafts: [{ warning: '大津波警報：発表', areas: [{ code: '580' }, { code: '600' }] }],
      })
    },
  )

  test('that only follows one proposes nothing of its own', () => {
    const wishes = { title: '津波情報a', infoKind: '津波情報' }

    expect(tsunami('51', wishes)).toEqual(nothing('follows_a_warning'))
    expect(tsunami('51', { ...wishes, infoType: '取消' })).toEqual(nothing('follows_a_warning'))
  })
})

describe('a landslide telegram', () => {
  const landslide = (kind: string, status: string, wishes: TelegramWishes = {}) =>
    proposalOf(
      landslideXml(
        [
          ['3638800', '3', '発表'],
          ['3638700', kind, status],
        ],
        wishes,
      ),
    )

  test.each([
    ['発表', {}],
    ['継続', {}],
    ['発表', { headTitle: '徳島県レベル４土砂災害危険警報' }],
  ])('of 警戒 (%s) proposes level 4', (status, wishes) => {
    expect(landslide('3', status, wishes)).toMatchObject({
      kind: 'propose',
      serial: 1,
      drafts: [{ hazard: 'landslide', kind: 'evacuation', level: 4, areas: [{ code: '3638700' }] }],
    })
  })

  test('without it proposes nothing, and of 解除 takes it back', () => {
    expect(landslide('0', 'なし')).toEqual(nothing('below_an_order'))
    expect(landslide('1', '解除')).toMatchObject({ kind: 'withdraw', because: 'ended' })
  })
})

describe('a telegram of weather', () => {
  const both = ['landslide', 'inland_flood']

  test.each([
    [{ name: '大雨特別警報', code: '33', condition: '土砂災害' }, ['landslide'], 5],
    [{ name: '大雨特別警報', code: '33', condition: '土砂災害、浸水害' }, both, 5],
    [{ name: '大雨特別警報', code: '33' }, both, 5],
    [{ name: 'レベル５大雨特別警報', code: '33' }, ['inland_flood'], 5],
    [{ name: 'レベル５土砂災害特別警報', code: '39' }, ['landslide'], 5],
    [{ name: 'レベル４土砂災害危険警報', code: '49', status: '継続' }, ['landslide'], 4],
    [{ name: 'レベル４高潮危険警報', code: '48' }, ['storm_surge'], 4],
    [{ name: 'レベル５高潮特別警報', code: '38' }, ['storm_surge'], 5],
    [{ name: '高潮特別警報', code: '38' }, ['storm_surge'], 4],
    [{ name: '高潮警報', code: '08' }, ['storm_surge'], 4],
  ])('of %j proposes %j, level %d', (kind, hazards, level) => {
    const order = level === 5 ? 'immediate_safety' : 'evacuation'

    expect(weather(kind)).toMatchObject({
      kind: 'propose',
      drafts: hazards.map((hazard) => ({ hazard, level, kind: order, warning: kind.name })),
    })
  })

  test.each([
    [{ name: '大雨警報', code: '03', condition: '土砂災害' }],
    [{ name: 'レベル３高潮警報', code: '08' }],
    [{ name: '洪水警報', code: '04' }],
    [{ name: '暴風特別警報', code: '35' }],
    [{ name: '大雨注意報', code: '10', status: '警報から注意報' }],
  ])('of %j is below an order', (kind) => {
    expect(weather(kind)).toEqual(nothing('below_an_order'))
  })

  test.each([
    [{ name: '大雨特別警報', code: '33', status: '解除' }],
    [{ name: '大雨注意報', code: '10', status: '特別警報から注意報' }],
    [{ name: '高潮注意報', code: '19', status: '警報から注意報' }],
    [
      {
        name: 'レベル３土砂災害警報',
        code: '09',
        last: ['レベル４土砂災害危険警報', '49'] as const,
      },
    ],
  ])('of %j takes the proposal back', (kind) => {
    expect(weather(kind)).toMatchObject({ kind: 'withdraw', because: 'ended' })
  })

  test('puts the gravest first, one draft a hazard', () => {
    const kinds = [
      { name: 'レベル４高潮危険警報', code: '48' },
      { name: 'レベル４土砂災害危険警報', code: '49' },
      { name: 'レベル５土砂災害特別警報', code: '39' },
    ]

    expect(proposalOf(weatherXml(kinds))).toMatchObject({
      drafts: [
        { hazard: 'landslide', level: 5, areas: [{}] },
        { hazard: 'storm_surge', level: 4 },
      ],
    })
  })

  test('names every part of a municipality that is divided', () => {
    const one = weatherXml([{ name: 'レベル５大雨特別警報', code: '33' }], {}, '1410011')
    const two = one.replace(
      /(<Item>(?:(?!<Item>).)*)1410011(.*?<\/Item>)/s,
      '$11410011$2$11410012$2',
    )
    const areas = { ...minamiForecastAreas, cities: ['1410011', '1410012'] }

    expect(proposalOf(two, areas)).toMatchObject({
      drafts: [{ areas: [{ code: '1410011' }, { code: '1410012' }] }],
    })
  })

  test('with no warning in force proposes nothing', () => {
    const none = { name: '', code: '', status: '発表警報・注意報はなし' }

    expect(weather(none)).toEqual(nothing('below_an_order'))
  })
})

describe('a telegram of a river', () => {
  const byRiver = { ...minamiForecastAreas, rivers: ['830000000000'] }

  test.each([
    ['氾濫危険情報', '40', 4],
    ['氾濫危険情報', '41', 4],
    ['氾濫発生情報', '51', 5],
    ['氾濫発生情報（氾濫水の予報）', '53', 5],
    ['レベル５氾濫特別警報', '51', 5],
  ])('%s (%s) proposes level %d', (name, code, level) => {
    expect(proposalOf(riverXml([name, code]), byRiver)).toMatchObject({
      kind: 'propose',
      drafts: [{ hazard: 'flood', level, areas: [{ scope: 'river', code: '830000000000' }] }],
    })
  })

  test('concerns a town whose flooded places it names, at the level of its own gauge', () => {
    const gauges = [
      { code: '1', level: 5, cities: ['3638800'] },
      { code: '2', level: 4, cities: ['3638700', '3638800'] },
    ]
    const xml = riverXml(['レベル５氾濫特別警報', '51'], gauges)

    expect(proposalOf(xml)).toMatchObject({
      drafts: [{ level: 4, areas: [{ scope: 'city', code: '3638700' }] }],
    })
    expect(proposalOf(xml, { ...minamiForecastAreas, cities: ['3638800'] })).toMatchObject({
      drafts: [{ level: 5 }],
    })
  })

  test('does not take 0000000 for a town', () => {
    const xml = riverXml(['氾濫危険情報', '40'], [{ code: '1', level: 4, cities: ['0000000'] }])

    expect(proposalOf(xml, { ...minamiForecastAreas, cities: ['0000000'] })).toEqual(
      nothing('elsewhere'),
    )
  })

  test('goes down only where it could have been higher', () => {
    const later = { serial: '4' }

    expect(proposalOf(riverXml(['氾濫警戒情報', '31'], [], later), byRiver)).toMatchObject({
      kind: 'withdraw',
      because: 'ended',
    })
    expect(proposalOf(riverXml(['氾濫警戒情報', '30'], [], later), byRiver)).toEqual(
      nothing('below_an_order'),
    )
    expect(proposalOf(riverXml(['氾濫注意情報', '21']), byRiver)).toEqual(nothing('below_an_order'))
  })
})

describe('in earnest or not', () => {
  test('a drill proposes in the drill place alone', () => {
    expect(tsunami('53', { status: '訓練', headline: 'これは訓練です' })).toMatchObject({
      kind: 'propose',
      status: 'Exercise',
      series: { status: '訓練' },
    })
  })

  test('a drill that was sent as if in earnest can be taken back in words', () => {
    const wishes = { infoType: '取消', body: '<Text>先ほどのものは訓練でした。</Text>' }

    expect(tsunami('53', wishes)).toMatchObject({ kind: 'withdraw', status: 'Actual' })
    expect(tsunami('53', { body: `<Text>これは訓練です。</Text>` })).toEqual(
      nothing('words_against_status'),
    )
  })

  test.each(['発表', '訂正', '取消'])('a test (%s) proposes nothing', (infoType) => {
    expect(tsunami('53', { status: '試験', infoType })).toEqual(nothing('test_telegram'))
  })

  test.each([
    ['通常', 'これは訓練です'],
    ['通常', 'これは試験です'],
    ['訓練', 'これは訓練ではありません'],
  ])('%s with the words %s proposes nothing', (status, headline) => {
    expect(tsunami('53', { status, headline })).toEqual(nothing('words_against_status'))
  })
})

describe('発表, 訂正 and 取消', () => {
  test('a correction brings the corrected draft', () => {
    expect(tsunami('51', { infoType: '訂正' })).toMatchObject({
      kind: 'correct',
      drafts: [{ warning: '津波警報' }],
    })
  })

  test('a correction that no longer warns here takes the proposal back', () => {
    expect(tsunami('62', { infoType: '訂正' })).toMatchObject({
      kind: 'withdraw',
      because: 'corrected',
    })
    expect(tsunami('53', { infoType: '訂正' }, { code: '600' })).toMatchObject({ kind: 'withdraw' })
  })

  test('a cancel takes it back and has no draft, whatever its body says', () => {
    const cancelled = tsunami('53', { infoType: '取消', serial: '2' })

    expect(cancelled).toMatchObject({ kind: 'withdraw', because: 'cancelled', serial: 2 })
    expect(cancelled).not.toHaveProperty('drafts')
  })

  test('a cancel of a drill acts in the drill place', () => {
    expect(tsunami('53', { infoType: '取消', status: '訓練' })).toMatchObject({
      kind: 'withdraw',
      status: 'Exercise',
    })
  })

  test('what was sent late proposes nothing', () => {
    expect(tsunami('53', { infoType: '遅延' })).toEqual(nothing('late'))
  })

  test.each(['発表', '取消'])('other kinds propose nothing (%s)', (infoType) => {
    expect(proposalOf(telegramXml({ infoType }))).toEqual(nothing('no_order_by_this_kind'))
  })

  test('a title and an InfoKind that disagree propose nothing', () => {
    expect(tsunami('53', { infoKind: '土砂災害警戒情報' })).toEqual(
      nothing('no_order_by_this_kind'),
    )
  })
})
