import { expect, test } from '@jest/globals'
import { filledPieces } from './filled-parts.ts'

test('names in a sentence are told from the words around them', () => {
  expect(filledPieces('木岐で、日和佐川があふれそうです。', ['木岐', '日和佐川'])).toEqual([
    { text: '木岐', isFilled: true },
    { text: 'で、', isFilled: false },
    { text: '日和佐川', isFilled: true },
    { text: 'があふれそうです。', isFilled: false },
  ])
})

test('a name within a longer one is not cut out of it', () => {
  expect(filledPieces('奥河内字寺前へ', ['奥河内', '奥河内字寺前'])).toEqual([
    { text: '奥河内字寺前', isFilled: true },
    { text: 'へ', isFilled: false },
  ])
})

test('signs in a name mean themselves', () => {
  expect(filledPieces('a+b (c)', ['(c)'])).toEqual([
    { text: 'a+b ', isFilled: false },
    { text: '(c)', isFilled: true },
  ])
})

test('nothing filled in leaves the sentence whole', () => {
  expect(filledPieces('逃げてください', ['', '木岐'])).toEqual([
    { text: '逃げてください', isFilled: false },
  ])
})
