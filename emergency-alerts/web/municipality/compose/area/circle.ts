import type { Position } from '#emergency-alerts/contract/geography'
import type { Corners } from './selection.ts'

const cornersOfACircle = 36
const metresPerDegree = 111_195

/**
 * A circle as a ring of 36 corners that holds all of it: the corners lie outside the circle, so that
 * the sides touch it (0.4 % more). Six decimals.
 */
export function ringAround(centre: Position, radiusMetres: number): Corners {
  const outside = radiusMetres / Math.cos(Math.PI / cornersOfACircle)
  const lonScale = Math.cos((centre.lat * Math.PI) / 180)
  return Array.from({ length: cornersOfACircle }, (_, index) => {
    const angle = (2 * Math.PI * index) / cornersOfACircle
    return {
      lat: six(centre.lat + (outside * Math.cos(angle)) / metresPerDegree),
      lon: six(centre.lon + (outside * Math.sin(angle)) / (metresPerDegree * lonScale)),
    }
  })
}

const six = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
