import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { goodCap } from '#mocks/fixtures/cap/cap-text'
import { areValidCap } from '#mocks/fixtures/cap/xmllint'
import { checkCap } from '../check-cap.ts'
import { structureRules } from '../verdict/structure-rules.ts'
import { longestRun } from './longest-run.ts'

const leaves = Array.from(goodCap.matchAll(/<(\w+)(?:\/>|>([^<]*)<\/\1>)/g), (found) => ({
  whole: found[0],
  name: found[1] ?? '',
  text: found[2] ?? '',
  start: found.index,
  end: found.index + found[0].length,
}))
const names = [...new Set(Array.from(goodCap.matchAll(/<(\w+)/g), ([, name]) => name ?? ''))]

const values = [
  ...['', ' ', 'Actual', ' Actual', 'Geo', 'en', 'ja-simple', 'x', 'a-b-c-', 'toolonglanguage'],
  ...['2020-02-30T00:00:00-00:00', '2020-02-29T24:00:00-00:00', '2020-02-29T24:00:01-00:00'],
  ...['2020-02-28T23:59:60+09:00', '2020-02-28T23:59:59+14:00', '2020-02-28T23:59:59+14:01'],
  ...['2020-02-28T23:59:59,09:00', '2020-02-28T23:59:59Z', '0000-02-28T23:59:59+09:00'],
  ...[' 2020-02-28T23:59:59+09:00\n', '12', '+12', '-1.5', '1.', '.5', '.', '1e3', '%', '#', '::'],
  ...['http://a b', 'http://[x', 'http://[::1]/', 'http://a/%zz', 'http://a/%20', 'mailto:x@y'],
  ...[
    'http://a/日本',
    'http://a/#b#c',
    'http://a:port/',
    'http://u@@h/',
    '1:a',
    'ht tp://x',
    '//x',
  ],
]

/** Ways to spoil a text at one leaf, most of which break the schema and some do not. */
const spoiling = fc
  .record({
    at: fc.constantFrom(...leaves),
    other: fc.constantFrom(...leaves),
    name: fc.constantFrom(...names),
    value: fc.constantFrom(...values),
    way: fc.constantFrom(
      'drop',
      'double',
      'rename',
      'value',
      'stray',
      'pad',
      'attribute',
      'space',
      'foreign',
      'nest',
      'move',
      'comment',
      'sign',
    ),
  })
  .map(({ at, other, name, value, way }) => {
    const { whole, text, start, end } = at
    const instead: Record<typeof way, string> = {
      drop: '',
      double: whole + whole,
      rename: `<${name}>${text}</${name}>`,
      value: `<${at.name}>${value}</${at.name}>`,
      stray: `${whole} stray `,
      pad: `<${at.name}> ${text}\n</${at.name}>`,
      attribute: whole.replace(/^<\w+/, '$& id="x"'),
      space: `\u3000${whole}`,
      foreign: `<x xmlns="urn:other"/>${whole}`,
      nest: `<${at.name}><b/></${at.name}>`,
      move: whole + other.whole,
      comment: `<!-- c --><?d e?>${whole}`,
      sign: `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>${whole}`,
    }
    return goodCap.slice(0, start) + instead[way] + goodCap.slice(end)
  })

test('our table of CAP 1.2 says what the schema of OASIS says', async () => {
  const texts = [goodCap, ...fc.sample(spoiling, 600)]

  const areValid = await areValidCap(texts)

  const isSound = (text: string) =>
    checkCap(new TextEncoder().encode(text))
      .flatMap(({ findings }) => findings)
      .every(({ code }) => !(code in structureRules))
  const differing = texts.filter((text, index) => isSound(text) !== areValid[index])
  expect(differing).toEqual([])
  expect(new Set(areValid)).toEqual(new Set([true, false]))
})

test('a longest run leaves out the least', () => {
  const isRun = (numbers: readonly number[]) =>
    numbers.every((number, index) => index === 0 || (numbers[index - 1] ?? 0) <= number)
  const subsets = (numbers: readonly number[]): readonly (readonly number[])[] =>
    numbers.reduce<readonly (readonly number[])[]>(
      (all, number) => all.concat(all.map((some) => some.concat(number))),
      [[]],
    )
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 9 }), (numbers) => {
      const run = longestRun(numbers)
      const kept = numbers.filter((_, index) => run.has(index))
      const longest = Math.max(
        ...subsets(numbers)
          .filter(isRun)
          .map(({ length }) => length),
      )
      expect(isRun(kept)).toBe(true)
      expect(kept.length).toBe(longest)
    }),
  )
})
