import { expect, test } from '@jest/globals'
import { notificationOf } from './notification.ts'

const alert = {
  orderId: '0a0a0a0a-0000-4000-8000-000000000001',
  revision: 1,
  status: 'Exercise',
  standing: 'in_force',
  tag: 'tag',
  title: '【訓練】警戒レベル4 避難指示（美波町）',
  body: '【訓練】訓練です。',
}

test('shows what was sent, in place of an earlier one of the same order', () => {
  expect(notificationOf(JSON.stringify(alert))).toEqual({
    title: alert.title,
    options: { body: alert.body, tag: 'tag', lang: 'ja', requireInteraction: true },
  })
})

test.each([[''], ['{'], ['null'], [JSON.stringify({ ...alert, tag: 7 })]])(
  'still shows that something came where it reads %j',
  (text) => {
    expect(notificationOf(text).title).toBe('見守りテレビから お知らせです')
  },
)
