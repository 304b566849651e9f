import { describe, expect, test } from '@jest/globals'
import { breakLines, cutToLine } from './break-lines.ts'
import { tableMeasure } from './table-measure.ts'

const look = { size: 40, weight: 400 } as const
const linesOf = (text: string, characters: number, even = false): string[] =>
  breakLines(text, { look, width: characters * 40, measure: tableMeasure, even }).map(
    (line) => line.text,
  )

describe('a line', () => {
  test('ends where a phrase ends', () => {
    expect(linesOf('年金を、これからも続けてお受け取りいただくために', 12.5)).toEqual([
      '年金を、これからも',
      '続けてお受け取りいただく',
      'ために',
    ])
  })

  test.each([
    ['しめ切りは１１月３０日（月）です。', 6],
    ['「現況届」（げんきょうとどけ）をお出しください。', 5],
    ['ブレーカーを落としてから、カードを持ってください。', 4],
    ['きょうは、ちょっと待ってください。佐々木さん。', 3],
  ])('never begins or ends against the rules of kinsoku: %s', (text, characters) => {
    for (const line of linesOf(text, characters)) {
      expect(line).not.toMatch(/^[、。」）ょっー々]/u)
      expect(line).not.toMatch(/[「（]$/u)
    }
  })

  test('keeps a number with its unit and a telephone number whole', () => {
    const lines = linesOf('電話は０１２０-０００-０００です。１１月３０日まで。', 13)

    expect(lines.some((line) => line.includes('０１２０-０００-０００'))).toBe(true)
    expect(lines.join('|')).not.toMatch(/[０-９]\|[月日]/u)
  })

  test.each(['𠮷', '葛\u{E0100}', 'か\u3099'])('never splits the character %s', (character) => {
    const lines = linesOf(character.repeat(12), 5)

    expect(lines.join('')).toBe(character.repeat(12))
    for (const line of lines) expect(line.replaceAll(character, '')).toBe('')
  })

  test.each(['田中花子さん', '三浦チヨさん', '葛\u{E0100}西千代さま'])(
    'never cuts the name %s',
    (name) => {
      const lines = linesOf(`いまは、${name}のお手紙が見られます。`, 7.4)

      expect(lines.some((line) => line.includes(name))).toBe(true)
    },
  )

  test('holds as many letters as it has room for, and the space after them hangs', () => {
    expect(linesOf('青いボタン　赤いボタン　', 5)).toEqual(['青いボタン', '赤いボタン'])
  })

  test('leaves nothing out and keeps the line feeds', () => {
    const text = '今年の手続きは、これで終わりです。\nおつかれさまでした。'

    expect(linesOf(text, 9).join('')).toBe(text.replace('\n', ''))
    expect(linesOf(text, 40)).toEqual(text.split('\n'))
  })
})

test('even lines share the words instead of leaving a short last one', () => {
  expect(linesOf('田中花子さんは、いまもこの住所に住んでいますか', 18, true)).toEqual([
    '田中花子さんは、いまもこの',
    '住所に住んでいますか',
  ])
})

test('bold words and numbers to copy are runs of their own', () => {
  const bold = { ...look, bold: 'まだ' }
  const breaking = { look: bold, width: 2000, measure: tableMeasure }
  const [line] = breakLines('まだです。電話 ０１２０-０００-０００', breaking)

  expect(line?.runs.map(({ text, font }) => [text, font.face, font.weight])).toEqual([
    ['まだ', 'prose', 700],
    ['です。電話 ', 'prose', 400],
    ['０１２０-０００-０００', 'digits', 700],
  ])
})

test('a subject that is too long is cut after a phrase', () => {
  const text = 'ご契約者さま住所変更のお手続きと保険証券の再発行について'
  const { text: shown, width } = cutToLine(text, { look, width: 700, measure: tableMeasure })

  expect(shown).toMatch(/…$/u)
  expect(text.startsWith(shown.slice(0, -1))).toBe(true)
  expect(width).toBeLessThanOrEqual(700)
})
