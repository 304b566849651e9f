import { difference, FillRule, intersect, type Path64, union } from 'clipper2-ts'
import type { Position, Ring } from '../../../contract/geography.ts'
import { signedAreaOf } from './metres.ts'

/** Clipper counts in whole numbers: 1.1 mm here, and products of them stay exact within 0.9 degrees. */
const perDegree = 1e8

/** Several rings are a union, as everywhere; what is answered has its corners rounded to 1.1 mm. */
export type Rings = readonly Ring[]

/** What lies in both. */
export const sharedOf = (one: Rings, other: Rings): Rings =>
  inWholeNumbers(originOf(one), ({ to, from }) =>
    from(intersect(one.map(to), other.map(to), FillRule.NonZero)),
  )

/** What lies in the one and not in the other; a hole comes as a ring that runs clockwise. */
export const outsideOf = (one: Rings, other: Rings): Rings =>
  inWholeNumbers(originOf(one), ({ to, from }) =>
    from(difference(one.map(to), other.map(to), FillRule.NonZero)),
  )

/** Square metres that the rings cover together; what is covered twice counts once. */
export const coveredArea = (rings: Rings): number =>
  inWholeNumbers(originOf(rings), ({ to, from }) =>
    areaSum(from(union(rings.map(to), [], FillRule.NonZero))),
  )

/** Of rings that do not overlap; holes count against. */
export const areaSum = (rings: Rings): number =>
  rings.reduce((sum, ring) => sum + signedAreaOf(ring), 0)

const originOf = (rings: Rings): Position => rings[0]?.[0] ?? { lat: 0, lon: 0 }

interface Conversion {
  readonly to: (ring: Ring) => Path64
  readonly from: (paths: readonly Path64[]) => Rings
}

function inWholeNumbers<T>(origin: Position, act: (conversion: Conversion) => T): T {
  const to = (ring: Ring): Path64 => {
    const path = ring.slice(0, -1).map(({ lat, lon }) => ({
      x: Math.round((lon - origin.lon) * perDegree),
      y: Math.round((lat - origin.lat) * perDegree),
    }))
    return signedAreaOf(ring) < 0 ? path.reverse() : path
  }
  const from = (paths: readonly Path64[]): Rings =>
    paths.map((path) =>
      closed(
        path.map(({ x, y }) => ({
          lat: y / perDegree + origin.lat,
          lon: x / perDegree + origin.lon,
        })),
      ),
    )
  return act({ to, from })
}

const closed = (corners: readonly Position[]): Ring => [...corners, ...corners.slice(0, 1)]
