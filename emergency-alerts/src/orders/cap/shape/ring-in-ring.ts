import type { Position } from '../../../../contract/geography.ts'
import { isInRing } from '../../../../contract/ring.ts'
import type { Effort } from '../verdict/effort.ts'

interface Outlined {
  readonly ring: readonly Position[]
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** The indexes of rings that lie wholly within another one; as many as the effort allows to find. */
export function ringsWithinOthers(
  rings: readonly (readonly Position[])[],
  effort: Effort,
): readonly number[] {
  const outlined = rings.map(outlineOf)
  const found: number[] = []
  for (const [index, inner] of outlined.entries()) {
    if (effort.comparisons < 0) return found
    if (outlined.some((outer) => isWithin(inner, outer, effort))) found.push(index)
  }
  return found
}

function isWithin(inner: Outlined, outer: Outlined, effort: Effort): boolean {
  effort.comparisons -= 1
  if (inner === outer || effort.comparisons < 0 || !isBoxWithin(inner, outer)) return false
  return probesOf(inner.ring).every((probe) => {
    effort.comparisons -= outer.ring.length
    return effort.comparisons >= 0 && isInRing(outer.ring, probe)
  })
}

function outlineOf(ring: readonly Position[]): Outlined {
  let [south, north, west, east] = [90, -90, 180, -180]
  for (const { lat, lon } of ring) {
    south = Math.min(south, lat)
    north = Math.max(north, lat)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
  }
  return { ring, south, north, west, east }
}

const isBoxWithin = (inner: Outlined, outer: Outlined): boolean =>
  inner.south >= outer.south &&
  inner.north <= outer.north &&
  inner.west >= outer.west &&
  inner.east <= outer.east

/** The corners and the middles of the sides: a neighbour may share every corner of a notch. */
const probesOf = (ring: readonly Position[]): readonly Position[] =>
  ring.flatMap((corner, index) => {
    const next = ring[index + 1]
    if (next === undefined) return [corner]
    return [corner, { lat: (corner.lat + next.lat) / 2, lon: (corner.lon + next.lon) / 2 }]
  })
