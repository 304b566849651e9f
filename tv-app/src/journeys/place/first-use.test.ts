import { expect, test } from '@jest/globals'
import { drive } from '../../../fixtures/drive.ts'
import { hanako, ichiro } from '../../../fixtures/letters.ts'

test('joins a card to nobody by 決定 alone, and loses nothing by it', () => {
  const walk = drive({ owner: null, candidates: [hanako, ichiro] })
  walk.press('ok', '1', '2', '3', '4', 'ok')

  expect(walk.press('ok').page().screen).toBe('name_not_chosen')
  expect(walk.press('ok').page().screen).toBe('first_use')
  expect(walk.press('up', 'ok').page().title).toBe(`あなたは、${ichiro.name}さんですか`)
  expect(walk.press('ok').page().screen).toBe('letters')
})
