import type { Position, Ring } from '../../../../contract/geography.ts'
import { isSamePlace } from '../../shapes/lines.ts'

/** Half of the seventh decimal of a degree, some 5 mm: what rounding and converting leave open. */
const almost = 5e-8

/** The ring closed where its ends are apart only by what was rounded away. */
export function closeAlmost(corners: Ring): Ring {
  const [first] = corners
  const last = corners.at(-1)
  if (first === undefined || last === undefined || isSamePlace(first, last)) return corners
  const isAlmost =
    Math.abs(first.lat - last.lat) <= almost && Math.abs(first.lon - last.lon) <= almost
  return isAlmost && corners.length > 3 ? [...corners.slice(0, -1), first] : corners
}

/**
 * A closed ring in the rings between its repeated corners, as which it covers no less. What encloses
 * nothing, a corner given twice or a way forth and back, is dropped, unless nothing else is there.
 */
export function partAtCorners(ring: Ring): readonly Ring[] {
  const way: Position[] = []
  const places = new Map<string, number>()
  const parts: Ring[] = []
  for (const corner of ring) {
    const key = `${corner.lat} ${corner.lon}`
    const earlier = places.get(key)
    if (earlier === undefined) {
      places.set(key, way.length)
      way.push(corner)
      continue
    }
    const loop = way.splice(earlier + 1)
    for (const { lat, lon } of loop) places.delete(`${lat} ${lon}`)
    if (loop.length >= 2) parts.push([corner, ...loop, corner])
  }
  return parts.length > 0 ? parts : [ring]
}
