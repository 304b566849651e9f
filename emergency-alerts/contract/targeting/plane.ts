import type { Position } from '../geography.ts'

export interface Bounds {
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** The smallest box around all of them. */
export function boundsOf(positions: Iterable<Position>): Bounds {
  const infinite = Number.POSITIVE_INFINITY
  let [south, north, west, east] = [infinite, -infinite, infinite, -infinite]
  for (const { lat, lon } of positions) {
    south = Math.min(south, lat)
    north = Math.max(north, lat)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
  }
  return { south, north, west, east }
}

export type Segment = readonly [Position, Position]

export function segmentsOf(ring: readonly Position[]): Segment[] {
  const segments: Segment[] = []
  let last: Position | undefined
  for (const corner of ring) {
    if (last !== undefined) segments.push([last, corner])
    last = corner
  }
  return segments
}
