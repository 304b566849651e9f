import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { capAround, goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { checkCap } from './check-cap.ts'

const verdicts = new Set(['accepted', 'flagged', 'refused'])

/** Every answer is a verdict with reasons that one can read. */
function expectAnswer(bytes: Uint8Array) {
  const answer = checkCap(bytes)
  expect(answer.length).toBeGreaterThan(0)
  for (const { verdict, findings } of answer) {
    expect(verdicts.has(verdict)).toBe(true)
    expect(verdict === 'accepted').toBe(findings.length === 0)
    for (const { sentence } of findings) expect(sentence).toMatch(/^[^\p{Cc}]{10,300}\.$/u)
  }
  return answer
}

const codesOf = (bytes: Uint8Array) =>
  expectAnswer(bytes).flatMap(({ findings }) => findings.map(({ code }) => code))

describe('an attack', () => {
  const external = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const laughs = `<!DOCTYPE alert [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`).join('')}]>`

  test.each([
    ['an external entity', goodCap.replace('<alert', `${external}<alert`).replace('奥河内', '&x;')],
    ['a billion laughs', goodCap.replace('<alert', `${laughs}<alert`).replace('奥河内', '&a30;')],
    [
      'a parameter entity',
      goodCap.replace(
        '<alert',
        '<!DOCTYPE alert [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><alert',
      ),
    ],
    ['a document type alone', goodCap.replace('<alert', '<!DOCTYPE alert SYSTEM "cap.dtd"><alert')],
  ])('by %s is refused before anything is parsed', (_name, text) => {
    expect(codesOf(utf8(text))).toEqual(['doctype_forbidden'])
  })

  test('by XInclude is an unknown element and nothing more', () => {
    const include =
      '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'

    expect(codesOf(utf8(goodCap.replace('<note>', `${include}<note>`)))).toEqual([
      'element_unknown',
    ])
  })

  test('by an entity that nobody declared is not well-formed', () => {
    expect(codesOf(utf8(goodCap.replace('奥河内', '&nbsp;')))).toEqual(['not_well_formed'])
  })
})

const seven = 7 * 1024 * 1024
const filled = (piece: (index: number) => string, length = 1024 * 1024) => {
  const pieces: string[] = []
  for (let index = 0, size = 0; size < length; index += 1) {
    const more = piece(index)
    pieces.push(more)
    size += more.length
  }
  return pieces.join('')
}
const inArea = (shapes: string) => goodCap.replace(/<polygon>.*<\/polygon>/, shapes)

const polygonAround = (reach: number) =>
  `<polygon>-${reach},-${reach} -${reach},${reach} ${reach},${reach} -${reach},-${reach}</polygon>`
/** Each of these took minutes or all the memory in some version of this code, or would in others. */
describe('a file of many megabytes', () => {
  test.each([
    ['of nothing but spaces', '<a>'.padEnd(10 * 1024 * 1024), 'file_too_large'],
    [
      'with a text that ends in spaces',
      goodCap.replace('<note>', `x${' '.repeat(seven)}x<note>`),
      'text_stray',
    ],
    ['of dashes', `<!--${'-'.repeat(seven)}`, 'not_well_formed'],
    ['of elements', inArea(filled(() => '<polygon/>', 2_500_000)), 'too_many_elements'],
    ['nested', '<a>'.repeat(seven / 3), 'nested_too_deep'],
    [
      'of attributes',
      goodCap.replace('<note>', `<note ${filled((index) => `a${index}="" `)}>`),
      'findings_cut_off',
    ],
    ['of commas', capAround(','.repeat(seven)), 'polygon_unreadable'],
    [
      'of codes in the wrong order',
      goodCap.replace(
        '<scope>',
        `${filled((index) => (index % 2 ? '<note/>' : '<code/>'), 1_000_000)}<scope>`,
      ),
      'element_repeated',
    ],
    [
      'of a polygon over half the world and back',
      capAround(filled((index) => `${(index * 1e-4).toFixed(4)},${index % 2 ? 80 : -80} `)),
      'polygon_touches_itself',
    ],
    [
      'of polygons within polygons',
      inArea(filled((index) => polygonAround(80 - index * 5e-4))),
      'polygon_in_polygon',
    ],
    [
      'of references',
      goodCap.replace(
        '<references>',
        `<references>${filled(() => 'a,b,2026-01-01T00:00:00-00:00,')}`,
      ),
      'references_joined',
    ],
  ])('%s gets its answer', (_name, text, code) => {
    expect(codesOf(utf8(text))).toContain(code)
  })
})

describe('whatever arrives', () => {
  test('of any bytes gets an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void expectAnswer(bytes)))
  })

  test('of any text gets an answer', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
        '</alert>',
        '<info>',
        '</info>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&amp;',
        '&#0;',
        '<?xml version="1.1"?>',
        '\u0000',
        '\ud800',
        '<a b="',
        '"/>',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        (pieces) => void expectAnswer(utf8(pieces.join(''))),
      ),
    )
  })

  test('of a good alert cut off anywhere is refused', () => {
    const bytes = utf8(goodCap.trimEnd())
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(expectAnswer(bytes.subarray(0, length))[0]?.verdict).toBe('refused')
      }),
    )
  })

  test('of a good alert with bytes changed, removed or put in gets an answer', () => {
    const bytes = utf8(goodCap)
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(4), fc.uint8Array({ maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const changed = changes.reduce(
          (all, [at, gone, put]) => [...all.slice(0, at), ...put, ...all.slice(at + gone)],
          [...bytes],
        )
        expectAnswer(Uint8Array.from(changed))
      }),
    )
  })

  test('of a good alert with words swapped for others gets an answer', () => {
    const words = goodCap.split(/(?=[<> ,\n])|(?<=[<> ,\n])/)
    const swap = fc.tuple(fc.nat(words.length - 1), fc.nat(words.length - 1))
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 8 }), (swaps) => {
        const swapped = [...words]
        for (const [at, from] of swaps) swapped[at] = words[from] ?? ''
        expectAnswer(utf8(swapped.join('')))
      }),
    )
  })
})
