import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { minamiForecastAreas } from '#mocks/fixtures/jma/minami-forecast-areas'
import {
  landslideXml,
  riverXml,
  telegramXml,
  tsunamiXml,
  weatherXml,
} from '#mocks/fixtures/jma/telegram-xml'
import { checkTelegram } from './check-telegram.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const check = (xml: string) => checkTelegram(utf8(xml), minamiForecastAreas)
const findingsOf = (xml: string) => check(xml).findings.map(({ code, place }) => `${code} ${place}`)

describe('a telegram in order', () => {
  test.each([
    ['tsunami', tsunamiXml([{ kind: '53' }, { kind: '62', code: '600' }])],
    ['landslide', landslideXml([['3638700', '3', '発表']])],
    ['weather', weatherXml([{ name: '大雨特別警報', code: '33', condition: '土砂災害' }])],
    ['river', riverXml(['氾濫危険情報', '40'])],
    ['earthquake', telegramXml()],
    ['of a drill', tsunamiXml([{ kind: '51' }], { status: '訓練', headline: 'これは訓練です' })],
    ['that tries the line', telegramXml({ status: '試験', headline: 'これは試験です' })],
    ['that only shows a cancel', telegramXml({ infoType: '取消' })],
    ['without an EventID', telegramXml({ eventId: '', serial: '' })],
    ['that says it is no drill', telegramXml({ headline: 'これは訓練ではありません。' })],
    [
      'that tells of a drill to come',
      telegramXml({
        title: '地震・津波に関するお知らせ',
        infoKind: '地震・津波に関するお知らせ',
        headline: '訓練を行います。',
      }),
    ],
    ['about a sample in its body', telegramXml({ body: '<Notice>テストサンプルです</Notice>' })],
    [
      'with prefixes',
      telegramXml().replace('<Report ', '<jmx:Report ').replace('</Report>', '</jmx:Report>'),
    ],
  ])('%s is accepted', (_name, xml) => {
    expect(check(xml)).toMatchObject({ verdict: 'accepted', findings: [] })
  })

  test('is read part by part', () => {
    const { telegram } = check(
      tsunamiXml([{ kind: '53', last: '62', height: '巨大' }], {
        eventId: '20151114055157 20151114061750',
      }),
    )

    expect(telegram).toMatchObject({
      kind: { code: 'VTSE41', family: 'tsunami_warning' },
      control: { status: '通常', sentAt: '2026-11-22T22:45:00Z', publishingOffice: '気象庁' },
      head: {
        eventIds: ['20151114055157', '20151114061750'],
        infoType: '発表',
        serial: null,
        reportedAt: '2026-11-23T07:45:00+09:00',
        headline: {
          text: '津波警報を発表しました。\nただちに避難してください。',
          items: [
            {
              type: '津波予報領域表現',
              kinds: [{ code: '52' }],
              areas: [{ name: '徳島県', code: '580', codeType: '津波予報区' }],
            },
          ],
        },
      },
    })
    expect(telegram?.notices).toEqual([
      {
        area: { scope: 'tsunami', name: '徳島県', code: '580' },
        kind: { name: '大津波警報：発表', code: '53' },
        now: { hazard: 'tsunami', order: 'evacuation', level: null },
        before: null,
        wave: {
          arrivesAt: '2026-11-23T08:10:00+09:00',
          arrival: '',
          height: '巨大',
          metres: null,
          stations: [],
        },
      },
    ])
  })

  test.each([
    ['気象警報・注意報（Ｒ０６）（土砂災害）', 'VPWW56'],
    ['気象警報・注意報(R06)(土砂)', 'VPWW56'],
    ['気象警報・注意報（Ｒ０６）（その他注意報）', 'VPWW61'],
    ['気象警報・注意報（Ｈ２７）', 'VPWW54'],
  ])('%s is %s', (title, code) => {
    expect(check(weatherXml([], { title })).telegram?.kind.code).toBe(code)
  })
})

describe('what is refused', () => {
  const order = telegramXml()
  const twice = '<Status>通常</Status><Status>訓練</Status>'

  test.each([
    ['an empty file', '', 'file_empty file'],
    ['a file that breaks off', order.slice(0, 700), 'not_well_formed line 12'],
    ['entities', `<!DOCTYPE a [<!ENTITY b "c">]>${order.split('?>')[1]}`, 'doctype_forbidden file'],
    ['another root', '<alert/>', 'not_a_report /alert'],
    [
      'no Status',
      order.replace('<Status>通常</Status>', ''),
      'status_missing /Report/Control/Status',
    ],
    ['an empty Status', telegramXml({ status: ' ' }), 'status_missing /Report/Control/Status'],
    ['an unknown Status', telegramXml({ status: '演習' }), 'status_unknown /Report/Control/Status'],
    [
      'a Status of the WMO',
      telegramXml({ status: 'CCA' }),
      'status_unknown /Report/Control/Status',
    ],
    [
      'a wide space in it',
      telegramXml({ status: '通常　' }),
      'status_unknown /Report/Control/Status',
    ],
    [
      'two of them',
      order.replace('<Status>通常</Status>', twice),
      'said_twice /Report/Control/Status',
    ],
    [
      'no InfoType',
      order.replace('<InfoType>発表</InfoType>', ''),
      'info_type_missing /Report/Head/InfoType',
    ],
    [
      'an unknown one',
      telegramXml({ infoType: '通知' }),
      'info_type_unknown /Report/Head/InfoType',
    ],
    ['two heads', order.replace('<Body', '<Head/><Body'), 'said_twice /Report/Head'],
  ])('%s', (_name, xml, expected) => {
    const { verdict, telegram, proposal } = check(xml)

    expect({ verdict, telegram, proposal }).toEqual({
      verdict: 'refused',
      telegram: null,
      proposal: null,
    })
    expect(findingsOf(xml)).toContain(expected)
  })

  test('bytes that are not UTF-8', () => {
    const bytes = Uint8Array.from([...utf8('<Report>'), 0x92, 0xca, ...utf8('</Report>')])

    expect(checkTelegram(bytes, minamiForecastAreas).findings).toEqual([
      { code: 'encoding_wrong', place: 'file', found: expect.any(String) },
    ])
  })

  test('a head and a control that are not there', () => {
    expect(findingsOf('<Report xmlns="http://xml.kishou.go.jp/jmaxml1/"><Body/></Report>')).toEqual(
      expect.arrayContaining(['part_missing /Report/Control', 'part_missing /Report/Head']),
    )
  })
})

describe('what is flagged and still read', () => {
  const basis = 'http://xml.kishou.go.jp/jmaxml1/'

  test.each([
    [
      'another namespace',
      telegramXml().replaceAll(`"${basis}"`, '"urn:a"'),
      'wrong_namespace /Report',
    ],
    [
      'that of the head',
      telegramXml().replace('informationBasis1', 'x'),
      'wrong_namespace /Report/Head',
    ],
    [
      'that of the body',
      telegramXml().replace('/seismology1', '/x'),
      'wrong_namespace /Report/Body',
    ],
    [
      'local time for UTC',
      telegramXml({ sentAt: '2026-11-23T07:45:00+09:00' }),
      'date_time_malformed /Report/Control/DateTime',
    ],
    [
      'a time without a zone',
      telegramXml({ reportedAt: '2026-11-23T07:45:00' }),
      'date_time_malformed /Report/Head/ReportDateTime',
    ],
    [
      'a day that is none',
      telegramXml({ sentAt: '2026-02-30T00:00:00Z' }),
      'date_time_malformed /Report/Control/DateTime',
    ],
    [
      'no title',
      telegramXml({ title: '', headTitle: '震源' }),
      'element_missing /Report/Control/Title',
    ],
    ['no body', telegramXml().replace(/<Body.*<\/Body>/s, ''), 'element_missing /Report/Body'],
    [
      'parts in another order',
      telegramXml().replace(/(<Serial><\/Serial>)(.*)(<InfoKind>.*<\/InfoKind>)/s, '$3$2$1'),
      'element_misplaced /Report/Head/Serial',
    ],
    [
      'an element of no telegram',
      telegramXml().replace('<Headline>', '<Extra/><Headline>'),
      'element_misplaced /Report/Head/Extra',
    ],
    [
      'an unknown InfoKind',
      telegramXml({ infoKind: '津波警報' }),
      'kind_unknown /Report/Head/InfoKind',
    ],
    [
      'a new title of a warning',
      tsunamiXml([{ kind: '51' }], { title: '津波警報・注意報・予報b' }),
      'title_unknown /Report/Control/Title',
    ],
    [
      'an InfoKind of another title',
      tsunamiXml([{ kind: '51' }], { infoKind: '地震情報' }),
      'kind_disagrees /Report/Head/InfoKind',
    ],
    [
      'a code of tsunami that is none',
      tsunamiXml([{ kind: '54' }]),
      'kind_code_unknown /Report/Body/Tsunami/Forecast/Item/Category/Kind/Code',
    ],
    [
      'a code of landslide',
      landslideXml([['3638700', '4', '発表']]),
      'kind_code_unknown /Report/Body/Warning/Item/Kind/Code',
    ],
    [
      'a level without a code',
      weatherXml([{ name: 'レベル５大雪特別警報', code: '76' }]),
      'kind_code_unknown /Report/Body/Warning/Item/Kind/Code',
    ],
    [
      'a code of river',
      riverXml(['氾濫', '60']),
      'kind_code_unknown /Report/Head/Headline/Information/Item/Kind/Code',
    ],
    ['a telegram sent late', telegramXml({ infoType: '遅延' }), 'late /Report/Head/InfoType'],
    [
      'a headline without its body',
      tsunamiXml([{ kind: '51' }], { body: '' }),
      'headline_disagrees /Report/Head/Headline',
    ],
    [
      'a body without its headline',
      tsunamiXml([{ kind: '51' }], { information: '' }),
      'headline_disagrees /Report/Head/Headline',
    ],
    ['another encoding', telegramXml().replace('UTF-8', 'us-ascii'), 'not_utf8 file'],
    [
      '訓練 in a title of 通常',
      telegramXml({ headTitle: '【訓練】震源' }),
      'words_say_drill /Report/Head',
    ],
    [
      '訓練 in a headline of 通常',
      telegramXml({ headline: '＊＊＊これは訓練です＊＊＊' }),
      'words_say_drill /Report/Head',
    ],
    [
      '訓練 in the text of 通常',
      telegramXml({
        body: '<Comments><FreeFormComment>これは訓練です。</FreeFormComment></Comments>',
      }),
      'words_say_drill /Report/Head',
    ],
    [
      '訓練 in words of 試験',
      telegramXml({ status: '試験', headline: 'これは訓練です' }),
      'words_say_drill /Report/Head',
    ],
    [
      '試験 in words of 通常',
      telegramXml({ headline: 'これは試験です' }),
      'words_say_test /Report/Head',
    ],
    [
      'a drill that denies itself',
      telegramXml({ status: '訓練', headline: 'これは訓練ではありません' }),
      'words_deny_drill /Report/Head',
    ],
  ])('%s', (_name, xml, expected) => {
    expect(findingsOf(xml)).toContain(expected)
    expect(check(xml)).toMatchObject({ verdict: 'flagged', telegram: { head: {} } })
  })

  test('says what stands there, shortened', () => {
    const { findings } = check(telegramXml({ infoKind: '情'.repeat(100) }))

    expect(findings).toMatchObject([{ code: 'kind_unknown', found: `${'情'.repeat(40)}…` }])
  })
})

describe('whatever the bytes are', () => {
  const answers = (bytes: Uint8Array) => {
    const { verdict, telegram, proposal } = checkTelegram(bytes, minamiForecastAreas)
    expect(['accepted', 'flagged', 'refused']).toContain(verdict)
    expect(telegram === null).toBe(verdict === 'refused')
    expect(proposal === null).toBe(verdict === 'refused')
  }
  const samples = [
    tsunamiXml([{ kind: '53' }]),
    landslideXml([['3638700', '3', '継続']]),
    weatherXml([
      { name: 'レベル５大雨特別警報', code: '33', last: ['レベル４大雨危険警報', '43'] },
    ]),
    riverXml(['氾濫危険情報', '41'], [{ code: '1', level: 4, cities: ['3638700'] }]),
  ]

  test('random ones get a verdict', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answers))
  })

  test('telegrams with changed, lost and doubled parts get one', () => {
    const part = fc.constantFrom(
      ...new Set(samples.flatMap((xml) => xml.match(/<[^>]+>|[^<>]+/g) ?? [])),
    )
    const change = fc.record({ at: fc.nat(), how: fc.constantFrom('drop', 'double', 'swap'), part })
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(change, { maxLength: 4 }),
        (xml, changes) => {
          const parts = xml.match(/<[^>]+>|[^<>]+/g) ?? []
          for (const { at, how, part: other } of changes) {
            const index = at % parts.length
            const here = parts[index] ?? ''
            const instead = { drop: [], double: [here, here], swap: [other] }[how] ?? []
            parts.splice(index, 1, ...instead)
          }
          answers(utf8(parts.join('')))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('telegrams with other words in their elements get one', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('', '3', '51', 'NaN', '通常', '取消', '訓練'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), words, (xml, at, word) => {
        const leaves = Array.from(xml.matchAll(/>([^<>]*)<\//g))
        const leaf = leaves[at % leaves.length]
        const from = (leaf?.index ?? 0) + 1
        const escaped = word.replace(/[<&>]/g, '')
        answers(utf8(xml.slice(0, from) + escaped + xml.slice(from + (leaf?.[1]?.length ?? 0))))
      }),
      { numRuns: 1000 },
    )
  })

  test('nothing but 通常, unambiguous, ever proposes an actual draft', () => {
    const status = fc.oneof(
      fc.constantFrom('通常', '訓練', '試験', '通常 訓練', 'Actual'),
      fc.string(),
    )
    const headline = fc.constantFrom('逃げてください', 'これは訓練です', '訓練。訓練ではありません')
    fc.assert(
      fc.property(status, headline, (said, words) => {
        const escaped = said.replace(/[<&>]/g, '')
        const { proposal } = check(
          tsunamiXml([{ kind: '53' }], { status: escaped, headline: words }),
        )
        const isActual = JSON.stringify(proposal).includes('Actual')
        expect(isActual).toBe(escaped.trim() === '通常' && words === '逃げてください')
      }),
    )
  })
})
