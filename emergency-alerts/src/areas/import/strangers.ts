import type { Position } from '../../../contract/geography.ts'
import { isInRing } from '../../../contract/ring.ts'
import { type Bounds, boundsOf } from '../../../contract/targeting/plane.ts'
import { metresToRings } from '../shapes/line-tree.ts'
import { swapped } from './read/coordinates.ts'
import type { Boundary } from './read/read-boundary.ts'
import type { ImportRefusal } from './read/refusals.ts'

interface Placed {
  readonly name: string
  readonly at: Position
}

/** The places of a file, in its order, that do not lie in the municipality. */
export function strangersIn(
  { municipality, rings }: Pick<Boundary, 'municipality' | 'rings'>,
  file: string,
  places: readonly Placed[],
): ImportRefusal[] {
  const boxes = rings.map((ring) => ({ ring, bounds: boundsOf(ring) }))
  const isInside = (at: Position) =>
    boxes.some(({ ring, bounds }) => isNear(bounds, at, ownMargin) && isInRing(ring, at))
  const metresAway = metresToRings(rings)
  const whole = boundsOf(rings.flat())
  const howFar = (at: Position) =>
    isNear(whole, at, farAway) ? `${Math.round(metresAway(at))} m` : 'kilometres'
  return places.flatMap(({ name, at }, feature) => {
    if (isInside(at)) return []
    const why = isInside(swapped(at))
      ? 'latitude and longitude are swapped.'
      : `it lies ${howFar(at)} outside: is the file of another municipality?`
    return [{ file, feature, sentence: `${name} is not in ${municipality.name}: ${why}` }]
  })
}

/** A little more than `isInRing` allows. */
const ownMargin = 1e-5

/** About 5 km, beyond which nobody asks for metres. */
const farAway = 0.05

const isNear = (
  { south, north, west, east }: Bounds,
  { lat, lon }: Position,
  margin: number,
): boolean =>
  lat >= south - margin && lat <= north + margin && lon >= west - margin && lon <= east + margin
