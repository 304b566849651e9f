import { expect, test } from '@jest/globals'
import { ramps } from '../../theme.ts'
import { breakLines } from './break-lines.ts'
import { type LetterPart, letterWidth, paginate } from './paginate.ts'
import { tableMeasure } from './table-measure.ts'

const text =
  '年金を、これからも続けてお受け取りいただくために、年に一度、「現況届」（げんきょうとどけ）をお出しください。'
const letter: readonly LetterPart[] = [
  { style: 'heading', text: '田中花子さま' },
  { style: 'letter', text },
  { style: 'letter', text, bold: '年に一度' },
  { style: 'heading', text: 'しめ切り' },
  { style: 'letter', text },
  { style: 'heading', text: 'お問い合わせ' },
  { style: 'letter', text },
]

test.each([
  ['standard', 7],
  ['large', 5],
  ['largest', 4],
] as const)('pages of a letter at %s have at most %i lines and lose no word', (size, most) => {
  const pages = paginate(letter, size, tableMeasure)

  expect(pages.every((page) => page.length > 0 && page.length <= most)).toBe(true)
  expect(
    pages
      .flat()
      .map((line) => line.text)
      .join(''),
  ).toBe(letter.map((part) => part.text).join(''))
})

test.each(['standard', 'large', 'largest'] as const)(
  'a heading never ends a page at %s',
  (size) => {
    for (const page of paginate(letter, size, tableMeasure)) {
      expect(page.at(-1)?.style).toBe('letter')
    }
  },
)

test('a line of a page fits its sheet as it is', () => {
  for (const line of paginate(letter, 'largest', tableMeasure).flat()) {
    const look = { size: ramps.largest.letter.size, weight: 400 } as const
    const width = letterWidth('largest')
    expect(breakLines(line.text, { look, width, measure: tableMeasure })).toHaveLength(1)
  }
})

test('only the line with the bold words has them bold', () => {
  const bold = paginate(letter, 'standard', tableMeasure)
    .flat()
    .filter((line) => line.bold !== undefined && line.style === 'letter')

  expect(bold.map((line) => line.bold)).toEqual(['年に一度'])
})

test('an empty letter is one empty page', () => {
  expect(paginate([], 'standard', tableMeasure)).toEqual([[]])
})
