import type { Overshoot } from '../../../contract/area-file.ts'
import { areaSum, coveredArea, outsideOf, type Rings } from '../shapes/clip.ts'
import { farthestMetres } from './farthest.ts'

/**
 * What grown rings have more than those that they came from. The metres are the farthest that a place
 * of theirs can lie from the original, at most one metre too many.
 */
export function overshootOf(original: Rings, grown: Rings): Overshoot {
  const added = outsideOf(grown, original)
  const squareMetres = Math.max(0, areaSum(added))
  return {
    squareMetres,
    share: squareMetres / coveredArea(original),
    metres: farthestMetres(added, original),
  }
}
