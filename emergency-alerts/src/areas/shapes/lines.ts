import { orient2d } from 'robust-predicates'
import type { Position } from '../../../contract/geography.ts'

/** Above 0 where c lies left of the way from a to b, below 0 right of it, 0 in line; never rounded. */
export const turn = (a: Position, b: Position, c: Position): number =>
  -orient2d(a.lon, a.lat, b.lon, b.lat, c.lon, c.lat)

export type Line = readonly [Position, Position]

/** Whether two lines have a point in common, their ends counted; exactly. */
export function linesTouch([a, b]: Line, [c, d]: Line): boolean {
  if (!boxesTouch(a, b, c, d)) return false
  const [ofC, ofD] = [Math.sign(turn(a, b, c)), Math.sign(turn(a, b, d))]
  if (ofC * ofD > 0) return false
  return Math.sign(turn(c, d, a)) * Math.sign(turn(c, d, b)) <= 0
}

/** Whether a position lies on a line, its ends counted; exactly, unlike `isOnLine`. */
export const isOnLineExactly = (at: Position, [a, b]: Line): boolean =>
  boxesTouch(a, b, at, at) && turn(a, b, at) === 0

export const isSamePlace = (one: Position, other: Position): boolean =>
  one.lat === other.lat && one.lon === other.lon

const boxesTouch = (a: Position, b: Position, c: Position, d: Position): boolean =>
  Math.max(a.lat, b.lat) >= Math.min(c.lat, d.lat) &&
  Math.max(c.lat, d.lat) >= Math.min(a.lat, b.lat) &&
  Math.max(a.lon, b.lon) >= Math.min(c.lon, d.lon) &&
  Math.max(c.lon, d.lon) >= Math.min(a.lon, b.lon)
