import { describe, expect, test } from '@jest/globals'
import { derAt, derNodes, readDer } from './der.ts'

const bytes = (hex: string) =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const time = (text: string) =>
  Array.from(text, (character) => character.charCodeAt(0).toString(16)).join('')

describe('strict DER', () => {
  test('reads an element with its children and raw bytes', () => {
    const root = readDer(bytes('30 06 02 01 05 01 01 ff'))

    expect(derAt(root, 0)?.content).toEqual(bytes('05'))
    expect(derAt(root, 1)?.whole).toEqual(bytes('01 01 ff'))
    expect(derAt(root, 2)).toBeNull()
    expect(root === null ? [] : derNodes(root)).toHaveLength(3)
  })

  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['a length past the end', '30 05 02 01 05'],
    ['bytes behind the end', '02 01 05 00'],
    ['two elements', '02 01 05 02 01 05'],
    ['an indefinite length', '30 80 02 01 05 00 00'],
    ['a long length that could be short', '30 81 03 02 01 05'],
    ['a length with a leading zero', '30 82 00 03 02 01 05'],
    ['a length of four octets', '30 84 00 00 00 03 02 01 05'],
    ['a tag of several octets', '3f 21 00'],
    ['an empty integer', '02 00'],
    ['an integer with a needless zero', '02 02 00 05'],
    ['an integer with a needless 0xff', '02 02 ff 80'],
    ['a boolean that is neither', '01 01 01'],
    ['a bit string without its count', '03 00'],
    ['a bit string with 8 unused bits', '03 02 08 00'],
    ['a bit string with padding that is set', '03 02 01 01'],
    ['an object identifier that does not end', '06 02 2a 86'],
    ['a UTCTime without seconds', `17 0b ${time('2611221200Z')}`],
    ['a UTCTime in JST', `17 11 ${time('261122210000+0900')}`],
    ['a GeneralizedTime with fractions', `18 11 ${time('20261122120000.5Z')}`],
    ['33 levels', nested(33)],
  ])('refuses %s', (_what, hex) => {
    expect(readDer(bytes(hex))).toBeNull()
  })
})

function nested(levels: number): string {
  const hex = (value: number) => value.toString(16).padStart(2, '0')
  return Array.from({ length: levels + 1 }, (_, level) => `30 ${hex((levels - level) * 2)} `).join(
    '',
  )
}
