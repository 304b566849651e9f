import { describe, expect, test } from '@jest/globals'
import { minamiAreaText } from '#mocks/fixtures/areas/corpus'
import type { Ring } from '../../../contract/geography.ts'
import { isInRing } from '../../../contract/ring.ts'
import { parseArea } from '../file/area-text.ts'
import { checkRings } from './check-rings.ts'
import { selectedTowns } from './selected-towns.ts'
import { simplifyRings } from './simplify-rings.ts'

const parsed = parseArea(minamiAreaText())
if (!parsed.ok) throw new Error(parsed.error)
const area = parsed.value

const at = (lat: number, lon: number) => ({ lat, lon })
/** Around the middle of Hiwasa, all on land. */
const hiwasa = [
  at(33.73, 134.525),
  at(33.73, 134.535),
  at(33.74, 134.535),
  at(33.74, 134.525),
  at(33.73, 134.525),
]
const circle = (corners: number): Ring => {
  const ring = Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners
    return at(33.735 + 0.004 * Math.sin(angle), 134.53 + 0.004 * Math.cos(angle))
  })
  return [...ring, ...ring.slice(0, 1)]
}
const codesOf = (...rings: Ring[]) =>
  checkRings(rings, area).findings.map(({ code, weight, ring }) => `${weight} ${code} ${ring}`)

describe('drawn rings', () => {
  test('within the municipality are an area', () => {
    expect(checkRings([hiwasa], area)).toEqual({ rings: [hiwasa], findings: [] })
  })

  test.each([
    ['no ring', [], 'refused empty 0'],
    ['an empty ring', [hiwasa, []], 'refused empty 1'],
    ['one corner', [[at(33.73, 134.53)]], 'refused too_few_corners 0'],
    ['a line', [[at(33.73, 134.53), at(33.74, 134.53)]], 'refused too_few_corners 0'],
    [
      'a line forth and back',
      [[at(33.73, 134.53), at(33.74, 134.53), at(33.73, 134.53)]],
      'refused too_few_corners 0',
    ],
    [
      'a bow tie',
      [
        [
          at(33.73, 134.53),
          at(33.74, 134.54),
          at(33.73, 134.54),
          at(33.74, 134.53),
          at(33.73, 134.53),
        ],
      ],
      'refused crosses_itself 0',
    ],
    ['swapped', [hiwasa.map(({ lat, lon }) => at(lon, lat))], 'refused swapped 0'],
    ['one corner swapped', [[at(134.52, 33.73), ...hiwasa]], 'refused swapped 0'],
    ['no number', [[at(Number.NaN, 134.53), ...hiwasa]], 'refused not_finite 0'],
    [
      'in Africa',
      [hiwasa.map(({ lat, lon }) => at(lat - 33, lon - 134))],
      'refused not_in_japan 0',
    ],
    ['in 西宮市', [hiwasa.map(({ lat, lon }) => at(lat + 1, lon + 0.8))], 'refused elsewhere 0'],
    [
      'in the sea',
      [hiwasa.map(({ lat, lon }) => at(lat - 0.05, lon + 0.1))],
      'refused elsewhere 0',
    ],
  ])('are refused: %s', (_what, rings, code) => {
    expect(codesOf(...rings)).toEqual([code])
  })

  test('that are not closed are closed, which is said', () => {
    const { rings, findings } = checkRings([hiwasa.slice(0, -1)], area)

    expect(rings).toEqual([hiwasa])
    expect(findings.map(({ code, weight }) => [code, weight])).toEqual([['closed_here', 'flagged']])
  })

  test('lose a corner that was set twice', () => {
    expect(checkRings([[...hiwasa.slice(0, 1), ...hiwasa]], area)).toEqual({
      rings: [hiwasa],
      findings: [],
    })
  })

  test('that reach over the coast say by how much', () => {
    const east = hiwasa.map(({ lat, lon }) => at(lat, lon === 134.535 ? 134.58 : lon))
    const [finding] = checkRings([east], area).findings

    expect(finding?.code).toBe('reaches_outside')
    expect(finding?.sentence).toMatch(/^図形の\d\d％は、美波町の外か、海です。/)
  })

  test('of many corners are taken, and a simpler one is offered', () => {
    const { findings } = checkRings([circle(360)], area)

    expect(findings.map(({ code, weight }) => [code, weight])).toEqual([
      ['many_corners', 'flagged'],
    ])
    expect(findings[0]?.sentence).toContain('角が360あります')
  })

  test('that are simplified hold all that they held, and say how much more', () => {
    const ring = circle(360)
    const { rings, overshoot } = simplifyRings([ring], 60)

    expect(rings[0]?.length).toBeLessThanOrEqual(61)
    expect(ring.filter((corner) => !isInRing(rings[0] ?? [], corner))).toEqual([])
    expect(overshoot.share).toBeLessThan(0.005)
    expect(overshoot.metres).toBeLessThan(4)
  })
})

describe('the selected towns', () => {
  const namesOf = (selection: Parameters<typeof selectedTowns>[0]) => {
    const selected = selectedTowns(selection, area.towns)
    return area.towns.filter(({ code }) => selected.has(code)).map(({ name }) => name.text)
  }

  test('of the whole municipality are all', () => {
    expect(namesOf({ kind: 'municipality' })).toHaveLength(25)
  })

  test('of a ring are those whose point lies in it', () => {
    expect(namesOf({ kind: 'rings', rings: [hiwasa] })).toEqual(['奥河内字寺前', '西河内字大久保'])
  })

  test('of a 大字 are its 小字 too, and of a 小字 its 大字', () => {
    const towns = (...names: string[]) =>
      area.towns.filter(({ name }) => names.includes(name.text)).map(({ code }) => code)

    expect(namesOf({ kind: 'towns', towns: towns('西河内') })).toEqual([
      '西河内',
      '西河内字大久保',
      '西河内字月輪',
    ])
    expect(namesOf({ kind: 'towns', towns: towns('西河内字月輪', '赤松') })).toEqual([
      '赤松',
      '西河内',
      '西河内字月輪',
    ])
  })
})
