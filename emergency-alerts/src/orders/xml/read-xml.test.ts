import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mostBytes } from './decode-xml.ts'
import { mostDepth, mostElements, readXml } from './read-xml.ts'
import { attributeOf } from './xml-element.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16le = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0), 0])])
const faultOf = (bytes: Uint8Array) => {
  const read = readXml(bytes)
  return read.ok ? null : read.error
}

describe('a document', () => {
  test('keeps order, namespaces, lines and places', () => {
    const text = '<a:r xmlns:a="urn:1">\n <x xmlns="urn:2" k="v">1<![CDATA[<2>]]></x><a:y/></a:r>'
    const read = readXml(utf8(text))

    if (!read.ok) throw new Error(read.error.detail)
    const { root } = read.value
    expect(root).toMatchObject({ name: 'r', prefix: 'a', uri: 'urn:1', line: 1 })
    expect(root.children.map(({ name, uri, line }) => [name, uri, line])).toEqual([
      ['x', 'urn:2', 2],
      ['y', 'urn:1', 2],
    ])
    expect(root.children[0]).toMatchObject({
      text: '1<2>',
      attributes: [{ name: 'k', uri: '', value: 'v' }],
    })
    expect(root.children.map((child) => attributeOf(child, 'k'))).toEqual(['v', null])
    expect(root.children.map(({ start, end }) => text.slice(start, end))).toEqual([
      '<x xmlns="urn:2" k="v">1<![CDATA[<2>]]></x>',
      '<a:y/>',
    ])
  })

  test.each([
    ['UTF-8 without a declaration', utf8('<r>é</r>')],
    ['UTF-8 with a byte order mark', utf8('\ufeff<?xml version="1.0" encoding="utf-8"?><r>é</r>')],
    ['UTF-16 with its mark', utf16le('<?xml version="1.0" encoding="UTF-16"?><r>é</r>')],
    ['ISO-8859-1 by declaration', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><r>é</r>')],
  ])('is read in %s', (_name, bytes) => {
    expect(readXml(bytes)).toMatchObject({ ok: true, value: { root: { text: 'é' } } })
  })

  test('is read in Shift_JIS', () => {
    const start = utf8('<?xml version="1.0" encoding="Shift_JIS"?><r>')
    const bytes = Uint8Array.from([...start, 0x8d, 0xe2, ...utf8('</r>')])

    expect(readXml(bytes)).toMatchObject({ ok: true, value: { root: { text: '坂' } } })
  })

  test.each([
    ['ISO-8859-15', [0xa4], '€'],
    ['ISO-8859-2', [0xb1], 'ą'],
    ['windows-1251', [0xc6], 'Ж'],
    ['EUC-KR', [0xb0, 0xa1], '가'],
    ['Big5', [0xa4, 0xa4], '中'],
    ['GB2312', [0xd6, 0xd0], '中'],
  ])('is read in %s', (encoding, letter, text) => {
    const start = utf8(`<?xml version="1.0" encoding="${encoding}"?><r>`)
    const bytes = Uint8Array.from([...start, ...letter, ...utf8('</r>')])

    expect(readXml(bytes)).toMatchObject({ ok: true, value: { root: { text } } })
  })

  test('may speak of a DOCTYPE where it declares none', () => {
    const bytes = utf8('<!-- <!DOCTYPE a> --><?x <!DOCTYPE a> ?><r><![CDATA[<!DOCTYPE a>]]></r>')

    expect(readXml(bytes)).toMatchObject({ ok: true, value: { root: { text: '<!DOCTYPE a>' } } })
  })
})

describe('what is refused', () => {
  const deep = (levels: number) => utf8('<a>'.repeat(levels) + '</a>'.repeat(levels))
  const wide = (count: number) => utf8(`<r>${'<a/>'.repeat(count - 1)}</r>`)
  const bomb = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'

  test.each([
    ['nothing', utf8(''), 'file_empty'],
    ['too much', new Uint8Array(mostBytes + 1).fill(0x20), 'file_too_large'],
    ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0), 'encoding_unsupported'],
    ['UTF-7', utf8('<?xml version="1.0" encoding="UTF-7"?><r/>'), 'encoding_unsupported'],
    ['bytes that are not UTF-8', Uint8Array.of(0x3c, 0x72, 0xff, 0x3e), 'encoding_wrong'],
    ['UTF-16 by word only', utf8('<?xml version="1.0" encoding="UTF-16"?><r/>'), 'encoding_wrong'],
    ['UTF-8 by word only', utf16le('<?xml version="1.0" encoding="UTF-8"?><r/>'), 'encoding_wrong'],
    ['entities', utf8(bomb), 'doctype_forbidden'],
    ['a DOCTYPE in small letters', utf8('<!doctype html><html/>'), 'doctype_forbidden'],
    [
      'a DOCTYPE behind comments',
      utf8('<!-- a -->\n<?b c?> <!DOCTYPE d><d/>'),
      'doctype_forbidden',
    ],
    ['an entity that nobody declared', utf8('<r>&nbsp;</r>'), 'not_well_formed'],
    ['a prefix that nobody declared', utf8('<a:r/>'), 'not_well_formed'],
    ['a file that breaks off', utf8('<r><a>'), 'not_well_formed'],
    ['two documents', utf8('<r/><r/>'), 'not_well_formed'],
    ['NUL', utf8('<r>\u0000</r>'), 'not_well_formed'],
    ['text alone', utf8('hello'), 'not_xml'],
    ['bytes of a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46), 'not_xml'],
    ['space alone', utf8(' \n'), 'not_well_formed'],
    ['one comment without an end', utf8('<!--'), 'not_well_formed'],
    ['deep nesting', deep(mostDepth + 1), 'nested_too_deep'],
    ['very deep nesting', deep(1_000_000), 'nested_too_deep'],
    ['too many elements', wide(mostElements + 1), 'too_many_elements'],
  ])('%s', (_name, bytes, code) => {
    expect(faultOf(bytes)?.code).toBe(code)
  })

  test('and just below the limits nothing is', () => {
    expect(faultOf(deep(mostDepth))).toBeNull()
    expect(faultOf(wide(mostElements))).toBeNull()
  })

  test('says the line', () => {
    expect(faultOf(utf8('<r>\n<a>\n</b></r>'))).toMatchObject({ code: 'not_well_formed', line: 3 })
  })
})

test('any bytes get an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(typeof readXml(bytes).ok).toBe('boolean')
    }),
  )
})
