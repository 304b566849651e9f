import { describe, expect, test } from '@jest/globals'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { everyOrder } from '#mocks/fixtures/municipality/every-order'
import { readSeededArea } from '#mocks/town/municipality'
import { canBeReadAs, isSpeakable } from '../checks/check-reading.ts'
import { bodyOf, openingOf, wayTo } from './spoken-parts.ts'

const order = {
  status: 'Actual',
  standing: 'in_force',
  hazard: 'flood',
  kind: 'evacuation',
  changed: null,
} as const
const level = { text: 'レベルが変わりました', kana: 'れべるがかわりました' }

describe('before the names', () => {
  test.each([
    ['an order', {}, '警戒レベル４、避難指示。'],
    ['a tsunami', { hazard: 'tsunami' }, '津波。すぐ、高い所へ。'],
    [
      'a correction',
      { kind: 'immediate_safety', changed: level },
      '訂正です。レベルが変わりました。警戒レベル５、緊急安全確保。',
    ],
    ['a lift', { standing: 'lifted' }, '解除のお知らせです。'],
    ['a cancel', { standing: 'cancelled', changed: level }, '取り消しのお知らせです。'],
    [
      'a drill',
      { status: 'Exercise', hazard: 'tsunami' },
      '訓練です。【訓練】津波。【訓練】すぐ、高い所へ。',
    ],
    ['a test', { status: 'Test', standing: 'lifted' }, '試験です。【試験】解除のお知らせです。'],
  ] as const)('%s is announced', (_, changes, text) => {
    expect(openingOf({ ...order, ...changes }).text).toBe(text)
  })

  test('digits are said as words', () => {
    expect(openingOf({ ...order, changed: level }).kana).toBe(
      'ていせいです。れべるがかわりました。けいかいれべるよん、ひなんしじ。',
    )
  })
})

const partsOf = (document: OrderDocument) => [
  openingOf(document),
  bodyOf(document.words.ja),
  ...document.shelters.map((shelter) => wayTo(shelter, document.status)),
]

const sentencesOf = (words: string): readonly string[] =>
  words.split(/(?<=[。！])/).filter((sentence) => sentence !== '')

describe('whatever the templates make of the places of the town', () => {
  test('can be spoken, and is what is written', async () => {
    const parts = everyOrder(await readSeededArea()).flatMap(({ document }) => partsOf(document))

    expect(parts.length).toBeGreaterThan(2000)
    expect(
      parts.filter(({ text, kana }) => !isSpeakable(kana) || !canBeReadAs(text, kana)),
    ).toEqual([])
  })

  test('says of a drill in every sentence that it is one', async () => {
    const drills = everyOrder(await readSeededArea())
      .map(({ document }) => document)
      .filter(({ status }) => status === 'Exercise')
    const sentences = drills.flatMap(partsOf).flatMap(({ text }) => sentencesOf(text))
    const readings = drills.flatMap(partsOf).map(({ kana }) => kana)

    expect(drills.length).toBeGreaterThan(100)
    expect(sentences.filter((sentence) => !/^(【訓練】|訓練です。)/.test(sentence))).toEqual([])
    expect(readings.filter((kana) => !kana.startsWith('くんれん'))).toEqual([])
  })
})
