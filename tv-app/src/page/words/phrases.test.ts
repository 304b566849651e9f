import { expect, test } from '@jest/globals'
import { graphemesOf } from './phrases.ts'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const bySegmenter = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

/** All that stand alone in UTF-16 and are no halves of a pair. */
const characters = Array.from({ length: 0xffff }, (_, index) => index + 1)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCharCode(code))

test('whatever character stands between two others is cut as Unicode says', () => {
  const wrong = characters.filter((one) => {
    const text = `あ${one}${one}ａ`
    return graphemesOf(text).join('|') !== bySegmenter(text).join('|')
  })
  expect(wrong).toEqual([])
})

test.each([
  ['𠮷野家', ['𠮷', '野', '家']],
  ['葛\u{e0100}城', ['葛\u{e0100}', '城']],
  ['は\u3099か', ['は\u3099', 'か']],
  ['ﾊﾞｽ', ['ﾊﾞ', 'ｽ']],
  ['１１月２３日（月）', [...'１１月２３日（月）']],
])('%s keeps what a reader sees as one character', (text, graphemes) => {
  expect(graphemesOf(text)).toEqual(graphemes)
})
