import { describe, expect, test } from '@jest/globals'
import { fieldsLeft, homesHint, nothingTyped, verdictOf } from './typed-words.ts'

const expected = { place: 'actual', municipality: '美波町', level: 4, homes: 1051 } as const
const right = { place: 'actual', municipality: '美波町', level: '4', homes: '１，０５１' } as const

describe('the words that an approver types', () => {
  test('count as right in full-width digits and with commas', () => {
    expect(fieldsLeft(right, expected)).toBe(0)
    expect(verdictOf(right, 'homes', expected)).toBe('right')
  })

  test('are told field by field', () => {
    const typed = { ...right, homes: '1015', level: '' }

    expect(verdictOf(typed, 'homes', expected)).toBe('wrong')
    expect(verdictOf(typed, 'level', expected)).toBe('empty')
    expect(fieldsLeft(typed, expected)).toBe(2)
  })

  test('say that the number is that of the version before', () => {
    const before = { version: 2, homes: 1015 }

    expect(homesHint({ ...right, homes: '1,015' }, expected, before)).toContain('第2版の数です')
    expect(homesHint({ ...right, homes: '99' }, expected, before)).toBeNull()
    expect(homesHint(right, expected, before)).toBeNull()
  })

  test('of a drill are another word, and no actual words fit it', () => {
    const drill = { ...expected, place: 'drill' } as const

    expect(fieldsLeft({ place: 'drill', word: 'くんれん' }, drill)).toBe(0)
    expect(fieldsLeft(right, drill)).toBe(1)
    expect(fieldsLeft(nothingTyped('drill'), drill)).toBe(1)
    expect(fieldsLeft(nothingTyped('actual'), expected)).toBe(3)
  })
})
