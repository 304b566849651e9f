import type { Position } from '../../../../contract/geography.ts'

/** Areas of one alert are further apart than this only where something is wrong, in degrees. */
const farDegrees = 20
const nearDegrees = 5
const mostShapes = 1_000

/**
 * Two positions that lie far apart and would be neighbours with latitude and longitude swapped in one
 * of them, or null. Nobody can tell from them which one is wrong.
 */
export function seemSwapped(positions: readonly Position[]): readonly [Position, Position] | null {
  const few = positions.slice(0, mostShapes)
  for (const one of few) {
    const swapped = { lat: one.lon, lon: one.lat }
    const other = few.find(
      (two) => distance(one, two) > farDegrees && distance(swapped, two) < nearDegrees,
    )
    if (other !== undefined) return [one, other]
  }
  return null
}

const distance = (a: Position, b: Position): number => Math.hypot(a.lat - b.lat, a.lon - b.lon)
