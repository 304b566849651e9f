import RBush from 'rbush'
import type { Position, Ring } from '../../../contract/geography.ts'
import { meetsWestward } from '../../../contract/ring.ts'
import { type Segment, segmentsOf } from '../../../contract/targeting/plane.ts'
import { isOnLineExactly, isSamePlace, linesTouch } from './lines.ts'
import { metresToLineFrom } from './metres.ts'

interface Entry {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly line: Segment
  readonly index: number
}

const entryOf = (line: Segment, index: number): Entry => ({
  minX: Math.min(line[0].lon, line[1].lon),
  minY: Math.min(line[0].lat, line[1].lat),
  maxX: Math.max(line[0].lon, line[1].lon),
  maxY: Math.max(line[0].lat, line[1].lat),
  line,
  index,
})

/** The corner after which a closed ring crosses or touches itself; null where it never does. */
export function selfContact(ring: Ring): Position | null {
  const entries = segmentsOf(ring).map(entryOf)
  const tree = new RBush<Entry>().load(entries)
  const areNeighbours = (one: Entry, other: Entry) =>
    other.index - one.index === 1 || (one.index === 0 && other.index === entries.length - 1)
  const isContact = (one: Entry, other: Entry): boolean => {
    if (other.index <= one.index) return false
    return areNeighbours(one, other)
      ? foldsBack(one.line, other.line)
      : linesTouch(one.line, other.line)
  }
  const found = entries.find((one) => tree.search(one).some((other) => isContact(one, other)))
  return found?.line[0] ?? null
}

/** Two lines with one end in common lie on each other. */
function foldsBack(one: Segment, other: Segment): boolean {
  const isShared = (end: Position) =>
    [one, other].every((line) => line.some((each) => isSamePlace(each, end)))
  return (
    one.some((end) => !isShared(end) && isOnLineExactly(end, other)) ||
    other.some((end) => !isShared(end) && isOnLineExactly(end, one))
  )
}

/** Answers whether a position lies in an odd number of the rings: in one, but not in a hole of it. */
export function withinRings(rings: readonly Ring[]): (at: Position) => boolean {
  const tree = new RBush<Entry>().load(rings.flatMap(segmentsOf).map(entryOf))
  return (at) => {
    const toTheWest = { minX: -180, minY: at.lat, maxX: at.lon, maxY: at.lat }
    const met = tree.search(toTheWest).filter(({ line: [a, b] }) => meetsWestward(at, a, b))
    return met.length % 2 === 1
  }
}

/** Answers how many metres a position is away from the nearest line of the rings. */
export function metresToRings(rings: readonly Ring[]): (at: Position) => number {
  const entries = rings.flatMap(segmentsOf).map(entryOf)
  const tree = new RBush<Entry>().load(entries)
  const nearest = (at: Position, degrees: number) => {
    const metresTo = metresToLineFrom(at)
    return tree
      .search({
        minX: at.lon - degrees,
        minY: at.lat - degrees,
        maxX: at.lon + degrees,
        maxY: at.lat + degrees,
      })
      .reduce((least, { line }) => Math.min(least, metresTo(line[0], line[1])), Infinity)
  }
  return (at) => {
    let degrees = smallestSearch
    let metres = nearest(at, degrees)
    while (metres > degrees * metresPerLonAtMost(at) && degrees < 180) {
      degrees *= 2
      metres = nearest(at, degrees)
    }
    return metres
  }
}

const smallestSearch = 1e-5

/** A box of so many degrees reaches at least this many metres to every side. */
const metresPerLonAtMost = ({ lat }: Position): number => 111_000 * Math.cos((lat * Math.PI) / 180)
