import FlatQueue from 'flatqueue'
import type { Position } from '../../../contract/geography.ts'
import { type Bounds, boundsOf } from '../../../contract/targeting/plane.ts'
import type { Rings } from '../shapes/clip.ts'
import { metresToRings, withinRings } from '../shapes/line-tree.ts'
import { planeAt } from '../shapes/metres.ts'

const tolerance = 1

interface Cell {
  readonly bounds: Bounds
  readonly middle: Position
  /** From the middle to the original. */
  readonly metres: number
  /** From any place of the square. */
  readonly atMost: number
}

/**
 * How far a place of `added` can lie from the lines of the original, in metres, up to one too many.
 * A square is halved as long as a place in it could lie farther than the farthest one that was found.
 */
export function farthestMetres(added: Rings, original: Rings): number {
  if (added.length === 0) return 0
  const [metresToAdded, metresToOriginal] = [metresToRings(added), metresToRings(original)]
  const isAdded = withinRings(added)
  const queue = new FlatQueue<Cell>()
  let found = 0
  const enqueue = (bounds: Bounds) => {
    const middle = middleOf(bounds)
    const halfAcross = acrossOf(bounds) / 2
    const isEdgeNear = metresToAdded(middle) <= halfAcross
    const metres = metresToOriginal(middle)
    if (isEdgeNear && metres + halfAcross <= found + tolerance) return
    const isIn = (metres > found || !isEdgeNear) && isAdded(middle)
    if (isIn) found = Math.max(found, metres)
    if (!isIn && !isEdgeNear) return
    queue.push({ bounds, middle, metres, atMost: metres + halfAcross }, -(metres + halfAcross))
  }
  enqueue(boundsOf(added.flat()))
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    if (cell.atMost <= found + tolerance) break
    for (const quarter of quartersOf(cell.bounds)) enqueue(quarter)
  }
  return found + tolerance
}

const middleOf = ({ south, north, west, east }: Bounds): Position => ({
  lat: (south + north) / 2,
  lon: (west + east) / 2,
})

function acrossOf({ south, north, west, east }: Bounds): number {
  const { x, y } = planeAt({ lat: south, lon: west })({ lat: north, lon: east })
  return Math.hypot(x, y)
}

function quartersOf(bounds: Bounds): Bounds[] {
  const { lat, lon } = middleOf(bounds)
  return [
    { ...bounds, north: lat, east: lon },
    { ...bounds, north: lat, west: lon },
    { ...bounds, south: lat, east: lon },
    { ...bounds, south: lat, west: lon },
  ]
}
