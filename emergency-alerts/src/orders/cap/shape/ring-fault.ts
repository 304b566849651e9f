import type { Position } from '../../../../contract/geography.ts'
import type { Effort } from '../verdict/effort.ts'
import type { FindingCode } from '../verdict/finding.ts'
import { foldsBack, meetingOf } from './segments.ts'

export interface RingFault {
  readonly code: FindingCode & `polygon_${string}`
  readonly at: Position | null
}

/** The first reason why a closed ring is not simple, or null. Corners given twice in a row are one. */
export function faultInRing(ring: readonly Position[], effort: Effort): RingFault | null {
  const corners = distinctCorners(ring)
  if (corners.length < 3) return { code: 'polygon_flat', at: null }
  return longSide(corners) ?? foldedSide(corners) ?? meetingSides(corners, effort)
}

const isSame = (one: Position, other: Position | undefined): boolean =>
  one.lat === other?.lat && one.lon === other.lon

/** Without the closing corner and without the second of two equal ones. */
function distinctCorners(ring: readonly Position[]): readonly Position[] {
  const corners = ring.filter((corner, index) => !isSame(corner, ring[index - 1]))
  const [first] = corners
  const last = corners.at(-1)
  const isClosed = corners.length > 1 && last !== undefined && isSame(last, first)
  return isClosed ? corners.slice(0, -1) : corners
}

/** A side over the 180th meridian; one from -180 to 180 is a whole circle, and meant. */
function longSide(corners: readonly Position[]): RingFault | null {
  const at = corners.find((corner, index) => {
    const degrees = Math.abs(corner.lon - (corners.at(index - 1)?.lon ?? corner.lon))
    return degrees > 180 && degrees < 360
  })
  return at === undefined ? null : { code: 'polygon_long_way', at }
}

function foldedSide(corners: readonly Position[]): RingFault | null {
  const at = corners.find((corner, index) => {
    const before = corners.at(index - 1)
    const behind = corners[(index + 1) % corners.length]
    return before !== undefined && behind !== undefined && foldsBack(before, corner, behind)
  })
  return at === undefined ? null : { code: 'polygon_touches_itself', at }
}

interface Side {
  readonly number: number
  readonly ends: readonly [Position, Position]
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

function sidesOf(corners: readonly Position[]): readonly Side[] {
  return corners.map((a, number) => {
    const b = corners[(number + 1) % corners.length] ?? a
    return {
      number,
      ends: [a, b],
      west: Math.min(a.lon, b.lon),
      east: Math.max(a.lon, b.lon),
      south: Math.min(a.lat, b.lat),
      north: Math.max(a.lat, b.lat),
    }
  })
}

/** Sweeps from west to east and compares only sides that share a longitude. */
function meetingSides(corners: readonly Position[], effort: Effort): RingFault | null {
  const eastward = sidesOf(corners).toSorted((a, b) => a.west - b.west)
  for (const index of eastward.keys()) {
    const fault = faultFrom(eastward, index, effort)
    if (fault !== null) return fault
  }
  return null
}

/** Compares one side with those that begin east of its beginning and west of its end. */
function faultFrom(eastward: readonly Side[], index: number, effort: Effort): RingFault | null {
  const one = eastward[index]
  for (let next = index + 1; one !== undefined; next += 1) {
    const other = eastward[next]
    if (other === undefined || other.west > one.east) return null
    effort.comparisons -= 1
    if (effort.comparisons < 0) return { code: 'polygon_too_complex', at: null }
    const fault = faultBetween(one, other, eastward.length)
    if (fault !== null) return fault
  }
  return null
}

function faultBetween(one: Side, other: Side, count: number): RingFault | null {
  const apart = Math.abs(one.number - other.number)
  const isNext = apart === 1 || apart === count - 1
  if (isNext || one.north < other.south || one.south > other.north) return null
  const meeting = meetingOf(one.ends, other.ends)
  if (meeting === null) return null
  const code = meeting.kind === 'crosses' ? 'polygon_crosses_itself' : 'polygon_touches_itself'
  return { code, at: meeting.at }
}
