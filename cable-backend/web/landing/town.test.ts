import { expect, test } from '@jest/globals'
import { byHousehold, healthWords, type TownPersona } from './town.ts'

const persona = (household: string, name: string): TownPersona => ({
  household,
  name,
  kana: '',
  pin: '1234',
  card: 'good',
  tries: '',
})

test('says that everything runs, or names what does not', () => {
  expect(healthWords({ parts: { cable: 'up', postbox: 'up' } })).toEqual({
    isAllUp: true,
    words: '全部 動いています',
    count: '2 / 2',
  })
  expect(healthWords({ parts: { cable: 'up', postbox: 'down' } }).words).toBe(
    '止まっています: 電子私書箱',
  )
  expect(healthWords(null).isAllUp).toBe(false)
})

test('groups people by household in the town’s order', () => {
  const rows = byHousehold([
    persona('田中', '花子'),
    persona('木下', '武'),
    persona('田中', '一郎'),
  ])

  expect(rows.map(({ household, people }) => [household, people.map(({ name }) => name)])).toEqual([
    ['田中', ['花子', '一郎']],
    ['木下', ['武']],
  ])
})
