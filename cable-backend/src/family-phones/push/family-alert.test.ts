import { expect, test } from '@jest/globals'
import { orderDocument } from '#mocks/fixtures/municipality/order-documents'
import { familyAlertOf, pushTopicOf } from './family-alert.ts'

const home = { names: ['田中花子', '田中一郎'], tag: 'tag' }

test('says who, what and where, and sends nobody on the way', () => {
  const { title, body } = familyAlertOf(
    orderDocument({ hazard: 'flood', kind: 'evacuation', level: 4 }),
    home,
  )

  expect(title).toBe('警戒レベル4 避難指示（美波町）')
  expect(body).toMatch(/^田中花子さん、田中一郎さんの家の テレビから、まだ 返事がありません。/)
  expect(body).toContain('迎えに行くと、あなたも 危険です。')
})

test.each([
  ['Exercise', '【訓練】', '訓練'],
  ['Test', '【試験】', '試験'],
] as const)('marks %s first, in the title and in the text', (status, mark, what) => {
  const { title, body } = familyAlertOf(orderDocument({ status }), home)

  expect(title.startsWith(mark)).toBe(true)
  expect(body.startsWith(`${mark}これは ${what}です。本当の 避難では ありません。`)).toBe(true)
  expect(body).not.toContain('119 へ。')
})

test('names nobody who did not consent, and nobody’s address', () => {
  const shelter = {
    shelterId: 's',
    name: { text: '日和佐公民館', kana: 'ひわさこうみんかん' },
    floor: null,
    address: '奥河内字本村１１２',
    at: { lat: 33.73, lon: 134.53 },
    voice: null,
  }
  const document = orderDocument({ shelters: [shelter] })
  const nameless = familyAlertOf(document, { names: [], tag: 'tag' })

  expect(nameless.body).toMatch(/^ご家族の家の テレビから/)
  expect(JSON.stringify(nameless)).not.toContain(shelter.address)
  expect(JSON.stringify(nameless)).not.toContain(document.areas[0]?.name.text)
})

test.each([
  ['lifted', '避難指示は 解除されました（美波町）'],
  ['cancelled', '避難指示は まちがいでした（美波町）'],
] as const)('says that an order was %s', (standing, title) => {
  const document = orderDocument({ standing, kind: 'evacuation', hazard: 'flood' })

  expect(familyAlertOf(document, home).title).toBe(title)
})

test('says no level for a tsunami', () => {
  const document = orderDocument({ hazard: 'tsunami', kind: 'evacuation', level: null })

  expect(familyAlertOf(document, home).title).toBe('津波の避難指示（美波町）')
})

test('stays within a message of a push service, whatever names there are', () => {
  const names = Array.from({ length: 50 }, () => '寿限無寿限無五劫の擦り切れ海砂利水魚の')
  const text = JSON.stringify(familyAlertOf(orderDocument(), { names, tag: 'tag' }))

  expect(new TextEncoder().encode(text).length).toBeLessThan(3_800)
})

test('gives an order one topic for a phone, another for another, and tells nothing by it', async () => {
  const orderId = crypto.randomUUID()
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const topic = await pushTopicOf(orderId, one)

  expect(topic).toMatch(/^[A-Za-z0-9_-]{32}$/)
  expect(await pushTopicOf(orderId, one)).toBe(topic)
  expect(await pushTopicOf(orderId, other)).not.toBe(topic)
  expect(await pushTopicOf(crypto.randomUUID(), one)).not.toBe(topic)
})
