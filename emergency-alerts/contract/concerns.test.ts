import { describe, expect, test } from '@jest/globals'
import { concerns, type Home, type Reach } from './concerns.ts'
import type { OrderArea } from './order-document.ts'

const name = { text: '美波町', kana: 'みなみちょう' }
const order = (extent: OrderArea['extent']): Reach => ({
  municipality: { code: '36387', name },
  areas: [{ name, extent }],
})
const home = (overrides: Partial<Home> = {}): Home => ({
  municipality: '36387',
  town: '363870003101',
  at: { lat: 33.73, lon: 134.53 },
  ...overrides,
})
const corner = (lat: number, lon: number) => ({ lat, lon })
const square = [
  corner(33.7, 134.5),
  corner(33.7, 134.6),
  corner(33.8, 134.6),
  corner(33.8, 134.5),
  corner(33.7, 134.5),
]
const inSquare = order({ kind: 'rings', rings: [square] })
const inTowns = (...towns: string[]) => order({ kind: 'towns', towns })

describe('a ring', () => {
  test.each([
    ['inside', 33.75, 134.55, true],
    ['on its southern line', 33.7, 134.55, true],
    ['on its northern line', 33.8, 134.55, true],
    ['on its western line', 33.75, 134.5, true],
    ['on its eastern line', 33.75, 134.6, true],
    ['on a corner', 33.8, 134.6, true],
    ['5 cm outside: as near as a position can be written', 33.8000005, 134.55, true],
    ['1 m outside', 33.80001, 134.55, false],
    ['in line with a side', 33.7, 134.7, false],
  ])('takes in a home: %s', (_where, lat, lon, expected) => {
    expect(concerns(inSquare, home({ at: { lat, lon } }))).toBe(expected)
  })

  test('concerns a home whose position nobody knows', () => {
    expect(concerns(inSquare, home({ at: null }))).toBe(true)
  })

  test('concerns no home of the neighbouring town within it', () => {
    expect(concerns(inSquare, home({ municipality: '36386' }))).toBe(false)
    expect(concerns(inSquare, home({ municipality: '36386', at: null }))).toBe(false)
  })

  test('is one of several: being in any of them is enough', () => {
    const far = square.map(({ lat, lon }) => ({ lat: lat + 1, lon }))
    const both = order({ kind: 'rings', rings: [far, square] })

    expect(concerns(both, home())).toBe(true)
  })
})

describe('a list of towns', () => {
  test.each([
    ['the town itself', '363870003101', '363870003101', true],
    ['another 小字 of the same 大字', '363870003102', '363870003101', false],
    ['the whole 大字', '363870003000', '363870003101', true],
    ['a 小字, where only the 大字 of the home is known', '363870003101', '363870003000', true],
    ['another 大字', '363870004000', '363870003101', false],
    ['a home without a town', '363870004000', null, true],
  ])('takes in %s', (_what, named, town, expected) => {
    expect(concerns(inTowns(named), home({ town }))).toBe(expected)
  })
})

test('an order for the whole municipality concerns a home of which nothing else is known', () => {
  const whole = order({ kind: 'municipality' })

  expect(concerns(whole, home({ town: null, at: null }))).toBe(true)
  expect(concerns(whole, home({ municipality: '36386' }))).toBe(false)
})
