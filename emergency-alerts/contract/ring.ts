import type { Position, Ring } from './geography.ts'

/**
 * A position this near to a line, in degrees, lies on it. Positions are written with six decimals,
 * so two readings of one place may differ by this much: 11 cm at the most.
 */
export const onTheLine = 1e-6

/** Whether the line from `a` to `b` passes within `onTheLine` of `at`. */
export function isOnLine(at: Position, a: Position, b: Position): boolean {
  if (at.lat < Math.min(a.lat, b.lat) - onTheLine) return false
  if (at.lat > Math.max(a.lat, b.lat) + onTheLine) return false
  if (at.lon < Math.min(a.lon, b.lon) - onTheLine) return false
  if (at.lon > Math.max(a.lon, b.lon) + onTheLine) return false
  const dLat = b.lat - a.lat
  const dLon = b.lon - a.lon
  const squared = dLat * dLat + dLon * dLon
  const along = squared === 0 ? 0 : ((at.lat - a.lat) * dLat + (at.lon - a.lon) * dLon) / squared
  const share = Math.max(0, Math.min(1, along))
  const offLat = at.lat - a.lat - share * dLat
  const offLon = at.lon - a.lon - share * dLon
  return offLat * offLat + offLon * offLon <= onTheLine * onTheLine
}

/** Whether a line from `at` to the west meets the line from `a` to `b`; a corner counts once. */
export const meetsWestward = (at: Position, a: Position, b: Position): boolean =>
  a.lat > at.lat !== b.lat > at.lat &&
  at.lon > a.lon + ((at.lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon)

/**
 * Whether a position lies in a closed ring; the line itself belongs to it. Degrees are a plane here:
 * a ring over the 180th meridian would be read the long way round, so such rings are refused where
 * areas come in (everything outside Japan is).
 */
export function isInRing(ring: Ring, at: Position): boolean {
  let isInside = false
  for (let index = 1; index < ring.length; index += 1) {
    const a = ring[index - 1]
    const b = ring[index]
    if (a === undefined || b === undefined) continue
    if (isOnLine(at, a, b)) return true
    if (meetsWestward(at, a, b)) isInside = !isInside
  }
  return isInside
}
