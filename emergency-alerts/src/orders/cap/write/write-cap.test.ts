import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { areValidCap } from '#mocks/fixtures/cap/xmllint'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import type { OrderDocument, Spoken } from '../../../../contract/order-document.ts'
import { checkCap } from '../check-cap.ts'
import { orderOfCap } from './order-of-cap.ts'
import { writeCap } from './write-cap.ts'

const sender = 'bosai.minami.example'
const written = (document: OrderDocument, earlier: readonly OrderDocument[] = []) =>
  writeCap({ document, earlier, sender })
const judged = (xml: string) => checkCap(utf8(xml))[0]
const alertOf = (xml: string) => {
  const alert = judged(xml)?.alert
  if (alert === null || alert === undefined) throw new Error(xml)
  return alert
}

/** As an order comes back: to the second, in the time of Japan. */
const inJapan = (iso: string): string =>
  `${new Date(Date.parse(iso) + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`
const asWritten = (document: OrderDocument): OrderDocument => ({
  ...document,
  issuedAt: inJapan(document.issuedAt),
  expiresAt: inJapan(document.expiresAt),
})

const text = fc
  .array(
    fc.constantFrom('あ', '避', 'a', ' ', '\n', '\r\n', '&', '<b>', ']]>', '"', "'", '𠮷', '。'),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join('').trim())
const spoken: fc.Arbitrary<Spoken> = fc.record({ text, kana: text })
const words = fc.record({ headline: spoken, what: spoken, act: spoken, otherwise: spoken })
const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e6, max: max * 1e6 }).map((millionths) => millionths / 1e6)
const position = fc.record({ lat: degrees(-90, 90), lon: degrees(-180, 180) })
const ring = fc
  .array(position, { minLength: 3, maxLength: 6 })
  .map((corners) => [...corners, corners[0] ?? { lat: 0, lon: 0 }])
const town = fc
  .integer({ min: 1, max: 999 })
  .map((number) => `36387${String(number).padStart(7, '0')}`)
const extent = fc.oneof(
  fc.constant({ kind: 'municipality' as const }),
  fc.record({
    kind: fc.constant('towns' as const),
    towns: fc.array(town, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('rings' as const),
    rings: fc.array(ring, { minLength: 1, maxLength: 3 }),
  }),
)
const clip = fc.constantFrom(null, {
  url: 'https://voice.example/a.wav',
  sha256: 'ab'.repeat(32),
  seconds: 3.25,
})
const anyOrder: fc.Arbitrary<OrderDocument> = fc
  .record({
    revision: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('Actual', 'Exercise', 'Test'),
    standing: fc.constantFrom('in_force', 'lifted', 'cancelled'),
    hazard: fc.constantFrom('flood', 'tsunami', 'landslide', 'volcano', 'large_fire'),
    kind: fc.constantFrom('elderly_evacuation', 'evacuation', 'immediate_safety'),
    level: fc.constantFrom(3, 4, 5, null),
    areas: fc.array(fc.record({ name: spoken, extent }), { minLength: 1, maxLength: 3 }),
    words: fc.record({ ja: words, easy: words, en: words }),
    changed: fc.option(spoken),
    voice: fc.record({ opening: clip, body: clip }),
    shelters: fc.array(
      fc.record({
        shelterId: text,
        name: spoken,
        floor: fc.option(spoken),
        address: text,
        at: position,
        voice: clip,
      }),
      { maxLength: 2 },
    ),
  })
  .map((changes) => orderDocument(changes as Partial<OrderDocument>))

describe('an order as a CAP message', () => {
  test('is read as the same order again, whatever it says', () => {
    fc.assert(
      fc.property(anyOrder, (document) => {
        expect(orderOfCap(alertOf(written(document)))).toEqual({
          ok: true,
          value: asWritten(document),
        })
      }),
    )
  })

  test('is valid against the schema of OASIS', async () => {
    const orders = fc.sample(anyOrder, 60)

    const areValid = await areValidCap(orders.map((document) => written(document)))

    expect(areValid.every((isValid) => isValid)).toBe(true)
  })

  test('is accepted by our own checks', () => {
    const first = orderDocument()
    const second = orderDocument({ orderId: first.orderId, revision: 2, status: 'Exercise' })
    const whole = orderDocument({
      areas: [
        {
          name: { text: '町内全域', kana: 'ちょうないぜんいき' },
          extent: { kind: 'municipality' },
        },
      ],
    })

    for (const xml of [written(first), written(second, [first]), written(whole)])
      expect(judged(xml)).toMatchObject({ verdict: 'accepted', findings: [] })
  })

  test('speaks three languages, and every one names level, area and end', () => {
    const { infos, sent, sender: by } = alertOf(written(orderDocument()))

    expect([sent, by]).toEqual(['2026-11-22T17:55:00+09:00', sender])
    expect(infos.map(({ language, event, expires }) => [language, event, expires])).toEqual([
      ['ja-JP', '避難指示（洪水）', '2026-11-23T05:55:00+09:00'],
      ['ja-simple', '避難指示（ひなんしじ）（洪水）', '2026-11-23T05:55:00+09:00'],
      ['en-US', 'Evacuation order (Flood)', '2026-11-23T05:55:00+09:00'],
    ])
    for (const { parameters, areas } of infos) {
      expect(parameters).toContainEqual({ name: 'JP:警戒レベル', value: '4' })
      expect(areas.map(({ description }) => description)).toEqual(['奥河内・日和佐浦'])
    }
  })

  test.each([
    ['elderly_evacuation', 'flood', ['Prepare', 'Evacuate'], 'Expected', 'Severe', 'Likely'],
    ['evacuation', 'landslide', ['Evacuate'], 'Immediate', 'Severe', 'Likely'],
    ['evacuation', 'tsunami', ['Evacuate'], 'Immediate', 'Extreme', 'Likely'],
    ['immediate_safety', 'flood', ['Shelter'], 'Immediate', 'Extreme', 'Likely'],
  ] as const)('judges %s for %s', (kind, hazard, responseTypes, urgency, severity, certainty) => {
    const [info] = alertOf(written(orderDocument({ kind, hazard }))).infos

    expect(info).toMatchObject({ responseTypes, urgency, severity, certainty })
  })

  test('is an Update when corrected or lifted, a Cancel when it was a mistake, by reference', () => {
    const first = orderDocument()
    const later = (revision: number, standing: OrderDocument['standing']) =>
      orderDocument({
        orderId: first.orderId,
        revision,
        standing,
        issuedAt: '2026-11-22T09:55:00.900Z',
      })
    const corrected = later(2, 'in_force')
    const reference = (revision: number, sent: string) => ({
      sender,
      identifier: `${first.orderId}.${revision}`,
      sent,
    })

    expect(alertOf(written(first))).toMatchObject({ msgType: 'Alert', references: [] })
    expect(alertOf(written(corrected, [first]))).toMatchObject({
      msgType: 'Update',
      references: [reference(1, '2026-11-22T17:55:00+09:00')],
    })
    expect(alertOf(written(later(3, 'lifted'), [first, corrected]))).toMatchObject({
      msgType: 'Update',
      references: [
        reference(1, '2026-11-22T17:55:00+09:00'),
        reference(2, '2026-11-22T18:55:00+09:00'),
      ],
      infos: [
        { event: '避難指示の解除（洪水）', responseTypes: ['AllClear'], urgency: 'Past' },
        {},
        { event: 'Evacuation order lifted (Flood)' },
      ],
    })
    expect(alertOf(written(later(2, 'cancelled'), [first]))).toMatchObject({
      msgType: 'Cancel',
      infos: [{ event: '避難指示の取消（洪水）', responseTypes: ['None'] }, {}, {}],
    })
  })

  test('of a drill or a test says so in its status, its note and every event', () => {
    for (const [status, ja, en] of [
      ['Exercise', '【訓練】', '[DRILL] '],
      ['Test', '【試験】', '[TEST] '],
    ] as const) {
      const alert = alertOf(written(orderDocument({ status })))
      expect(alert.status).toBe(status)
      expect(alert.note).toMatch(/本当の避難情報ではありません/)
      expect(alert.infos.map(({ event }) => event)).toEqual([
        expect.stringMatching(`^${ja}`),
        expect.stringMatching(`^${ja}`),
        expect.stringMatching(`^${en.replace('[', '\\[')}`),
      ])
    }
  })

  test('names only official codes official', () => {
    const xml = written(
      orderDocument({
        areas: [{ name: { text: '町', kana: 'まち' }, extent: { kind: 'municipality' } }],
      }),
    )

    expect(xml).toContain('<value>363871</value>')
    expect(written(orderDocument())).not.toContain('JP:全国地方公共団体コード')
  })
})

describe('what is no order of ours', () => {
  const good = written(orderDocument())

  test('never becomes one', () => {
    expect(orderOfCap(alertOf(goodCap))).toEqual({ ok: false, error: 'of_another_profile' })
  })

  test.each([
    ['without a language', good.replace('ja-simple', 'fr')],
    ['with another kind', good.replace('<value>evacuation</value>', '<value>stay</value>')],
    ['with readings that are not JSON', good.replace('<value>[', '<value>{')],
    [
      'with other words than it was written with',
      good.replace('家の高い所へ。</instruction>', '</instruction>'),
    ],
    ['with another identifier', good.replace(/<identifier>[^<]*/, '<identifier>one.1')],
    ['without an end', good.replace(/<expires>[^<]*<\/expires>/, '')],
    ['that is a draft', good.replace('>Actual<', '>Draft<')],
  ])('%s is refused', (_name, xml) => {
    expect(xml).not.toBe(good)
    expect(orderOfCap(alertOf(xml))).toEqual({ ok: false, error: 'does_not_fit' })
  })
})
