import { describe, expect, test } from '@jest/globals'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import {
  cornersOf,
  drawnRings,
  isNamed,
  isNamedByWhole,
  ringOf,
  selectRings,
  toggleTown,
} from './selection.ts'

const okugochi = '363870005000'
const teramae = '363870005103'
const kiki = '363870006000'
const all = [okugochi, teramae, kiki]
const towns = (...codes: string[]): AreaSelection => ({ kind: 'towns', towns: codes })
const corners = [
  { lat: 33.72, lon: 134.52 },
  { lat: 33.74, lon: 134.52 },
  { lat: 33.74, lon: 134.54 },
]
const rings: AreaSelection = { kind: 'rings', rings: [ringOf(corners)] }

describe('rings', () => {
  test('are closed in the order and open while they are drawn', () => {
    expect(ringOf(corners)).toHaveLength(4)
    expect(cornersOf(ringOf(corners))).toEqual(corners)
    expect(drawnRings(rings)).toEqual([corners])
    expect(drawnRings(towns(kiki))).toEqual([])
  })

  test('select nothing when the last one goes', () => {
    expect(selectRings([corners])).toEqual(rings)
    expect(selectRings([])).toBeNull()
  })
})

describe('the list of towns', () => {
  test('ticks and unticks', () => {
    expect(toggleTown(null, kiki, { all, touched: [] })).toEqual(towns(kiki))
    expect(toggleTown(towns(kiki), kiki, { all, touched: [] })).toBeNull()
  })

  test('takes over what the rings touch', () => {
    expect(toggleTown(rings, kiki, { all, touched: [teramae] })).toEqual(towns(teramae, kiki))
    expect(toggleTown(rings, teramae, { all, touched: [teramae, kiki] })).toEqual(towns(kiki))
  })

  test('leaves one town out of the whole municipality', () => {
    expect(toggleTown({ kind: 'municipality' }, kiki, { all, touched: [] })).toEqual(
      towns(okugochi, teramae),
    )
  })

  test('knows that a whole 大字 holds its parts', () => {
    const selection = toggleTown(towns(teramae), okugochi, { all, touched: [] })

    expect(selection).toEqual(towns(okugochi))
    expect(isNamed(selection, teramae)).toBe(true)
    expect(isNamedByWhole(selection, teramae)).toBe(true)
    expect(isNamedByWhole(selection, okugochi)).toBe(false)
    expect(isNamed(towns(teramae), okugochi)).toBe(false)
  })
})
