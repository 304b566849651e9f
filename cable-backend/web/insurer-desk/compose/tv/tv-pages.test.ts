import { describe, expect, test } from '@jest/globals'
import type { LetterPart } from '#cable-backend/contract/letter'
import { linesAtLarge, linesOf, tvPages } from './tv-pages.ts'

const paragraph = (text: string): LetterPart => ({ kind: 'paragraph', text })

describe('a letter on the TV', () => {
  test('breaks its lines between phrases', () => {
    expect(linesOf('年に一度、「現況届」をお出しください。', 12)).toEqual([
      '年に一度、「現況届」を',
      'お出しください。',
    ])
  })

  test('cuts a phrase that no line can hold, between characters', () => {
    expect(linesOf('𠮷'.repeat(5), 2)).toEqual(['𠮷𠮷', '𠮷𠮷', '𠮷'])
  })

  test('has pages of seven, five and four lines', () => {
    const parts = Array.from({ length: 8 }, () => paragraph('一行です。'))

    expect(tvPages(parts, 'standard').map((page) => page.length)).toEqual([7, 1])
    expect(tvPages(parts, 'large').map((page) => page.length)).toEqual([5, 3])
    expect(tvPages(parts, 'largest').map((page) => page.length)).toEqual([4, 4])
  })

  test('never ends a page with a heading', () => {
    const parts: LetterPart[] = [
      ...Array.from({ length: 4 }, () => paragraph('一行です。')),
      { kind: 'heading', text: 'お支払いの額' },
      { kind: 'fact', label: '年金', value: '120,000円' },
    ]

    const [first, second] = tvPages(parts, 'large')

    expect(first).toHaveLength(4)
    expect(second?.[0]).toEqual({ style: 'heading', text: 'お支払いの額' })
  })

  test('shows one empty page before anything is written', () => {
    expect(tvPages([], 'standard')).toEqual([[]])
  })

  test('counts the lines at the middle text size', () => {
    expect(linesAtLarge('あ'.repeat(24))).toBe(1)
    expect(linesAtLarge('あ'.repeat(25))).toBe(2)
  })
})
