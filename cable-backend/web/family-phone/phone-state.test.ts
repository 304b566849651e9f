import { expect, test } from '@jest/globals'
import { digitsOf, faultOf, inGroups, troubleOf } from './phone-state.ts'

test.each([
  ['12345678', '12345678'],
  ['1234 5678', '12345678'],
  ['１２３４－５６７８', '12345678'],
  ['番号は 1234 です', '1234'],
  ['123456789', '12345678'],
  ['', ''],
])('reads the digits of %j', (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits)
})

test('shows a code as the television does, while it is typed', () => {
  expect(['', '1', '1234', '12345', '12345678'].map(inGroups)).toEqual([
    '',
    '1',
    '1234',
    '1234 5',
    '1234 5678',
  ])
})

test.each([
  [{ code: '1234567', name: '孫' }, 'code_short'],
  [{ code: '12345678', name: '　 ' }, 'no_name'],
  [{ code: '12345678', name: '孫' }, null],
])('finds what is missing in %j', (form, trouble) => {
  expect(faultOf(form)).toBe(trouble)
})

test.each([
  ['pairing_code_invalid', 'code_wrong'],
  ['too_many_tries', 'wait'],
  ['too_many_phones', 'full'],
  ['invalid_request', 'no_name'],
  ['unexpected', 'unreachable'],
  [null, 'unreachable'],
] as const)('says what to do about %s', (code, trouble) => {
  expect(troubleOf(code)).toBe(trouble)
})
