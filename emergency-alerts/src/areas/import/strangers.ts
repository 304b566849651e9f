import type { Position, Ring } from '../../../contract/geography.ts'
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

/** Answers whether a position lies in one of the rings. */
export function insideOf(rings: readonly Ring[]): (at: Position) => boolean {
  const boxes = rings.map((ring) => ({ ring, bounds: boundsOf(ring) }))
  return (at) =>
    boxes.some(({ ring, bounds }) => isNear(bounds, at, ownMargin) && isInRing(ring, at))
}

/** The places of a file, in its order, that must lie in the municipality and do not. */
export function strangersIn<P extends Placed>(
  { municipality, rings }: Pick<Boundary, 'municipality' | 'rings'>,
  file: string,
  places: readonly P[],
  mustLieInside: (place: P) => boolean = () => true,
): ImportRefusal[] {
  const isInside = insideOf(rings)
  const metresAway = metresToRings(rings)
  const whole = boundsOf(rings.flat())
  const howFar = (at: Position) =>
    isNear(whole, at, farAway) ? `${Math.round(metresAway(at))} m` : 'kilometres'
  return places.flatMap((place, feature) => {
    const { name, at } = place
    if (isInside(at) || !mustLieInside(place)) return []
    const why = isInside(swapped(at))
      ? 'latitude and longitude are swapped.'
      : `it lies ${howFar(at)} outside: is the file of another municipality? Else correct it or remove it.`
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
