import type { Position, Ring } from '../../../contract/geography.ts'

const earthRadiusMetres = 6_371_008.8
const radians = Math.PI / 180
const metresPerDegree = earthRadiusMetres * radians

/** A position on a plane that touches the earth at an origin; good to 0.1 % within 50 km of it. */
export interface OnPlane {
  readonly x: number
  readonly y: number
}

/** Metres east and north of an origin. */
export function planeAt(origin: Position): (at: Position) => OnPlane {
  const metresPerLon = metresPerDegree * Math.cos(origin.lat * radians)
  return ({ lat, lon }) => ({
    x: (lon - origin.lon) * metresPerLon,
    y: (lat - origin.lat) * metresPerDegree,
  })
}

/** Square metres within a closed ring: above 0 where its corners run counterclockwise. */
export function signedAreaOf(ring: Ring): number {
  const [origin] = ring
  if (origin === undefined) return 0
  const onPlane = planeAt(origin)
  let sum = 0
  let last = onPlane(origin)
  for (const corner of ring) {
    const next = onPlane(corner)
    sum += last.x * next.y - next.x * last.y
    last = next
  }
  return sum / 2
}

export const areaOf = (ring: Ring): number => Math.abs(signedAreaOf(ring))

/** Square metres of a triangle. */
export function triangleArea(a: Position, b: Position, c: Position): number {
  const onPlane = planeAt(a)
  const [toB, toC] = [onPlane(b), onPlane(c)]
  return Math.abs(toB.x * toC.y - toC.x * toB.y) / 2
}

/** Answers how many metres there are from a position to the nearest place of a line. */
export function metresToLineFrom(at: Position): (from: Position, to: Position) => number {
  const metresPerLon = metresPerDegree * Math.cos(at.lat * radians)
  return (from, to) => {
    const [x, y] = [(from.lon - at.lon) * metresPerLon, (from.lat - at.lat) * metresPerDegree]
    const [dx, dy] = [(to.lon - from.lon) * metresPerLon, (to.lat - from.lat) * metresPerDegree]
    const squared = dx * dx + dy * dy
    const along = squared === 0 ? 0 : -(x * dx + y * dy) / squared
    const share = Math.max(0, Math.min(1, along))
    return Math.hypot(x + share * dx, y + share * dy)
  }
}
