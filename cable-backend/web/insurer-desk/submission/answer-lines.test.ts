import { expect, test } from '@jest/globals'
import { type AnswerLine, acceptWords, phoneWords } from './answer-lines.ts'

const line = (overrides: Partial<AnswerLine> = {}): AnswerLine => ({
  topic: '住所',
  question: 'いまも この住所に住んでいますか',
  fact: null,
  answer: 'はい、住んでいます',
  phoneNumber: null,
  isChange: false,
  ...overrides,
})

test('the accepting button names every change that it takes over', () => {
  expect(acceptWords([line()])).toBe('受理する（変更なし）')
  expect(acceptWords([line({ isChange: true }), line({ topic: '電話番号', isChange: true })])).toBe(
    '受理する（住所・電話番号の変更を含む）',
  )
})

test.each([
  ['09012345678', '090-1234-5678'],
  ['0884771234', '0884-77-1234'],
])('groups the telephone number %s', (digits, words) => {
  expect(phoneWords(digits)).toBe(words)
})
