import { expect, test } from '@jest/globals'
import { textDiff } from './text-diff.ts'

test('what both share stays, what went and what came stands between', () => {
  expect(textDiff('日和佐川が増水しています。', '日和佐川があふれています。')).toEqual({
    removed: [
      { text: '日和佐川が', how: 'same' },
      { text: '増水し', how: 'removed' },
      { text: 'ています。', how: 'same' },
    ],
    added: [
      { text: '日和佐川が', how: 'same' },
      { text: 'あふれ', how: 'added' },
      { text: 'ています。', how: 'same' },
    ],
  })
})

test.each([
  ['あ', 'ああ', '', 'あ'],
  ['ああ', 'あ', 'あ', ''],
  ['', '木岐', '', '木岐'],
  ['𠮷野', '𠮷田', '野', '田'],
])('%p beside %p: %p went, %p came', (before, after, gone, come) => {
  const { removed, added } = textDiff(before, after)
  const only = (how: string, of: typeof removed) =>
    of.filter((piece) => piece.how === how).map(({ text }) => text)

  expect(only('removed', removed).join('')).toBe(gone)
  expect(only('added', added).join('')).toBe(come)
  expect(removed.map(({ text }) => text).join('')).toBe(before)
  expect(added.map(({ text }) => text).join('')).toBe(after)
})
