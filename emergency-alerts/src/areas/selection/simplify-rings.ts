import type { Overshoot } from '../../../contract/area-file.ts'
import type { Ring } from '../../../contract/geography.ts'
import { growRings } from '../growing/grow-rings.ts'
import { overshootOf } from '../growing/overshoot.ts'

export interface SimplerRings {
  readonly rings: readonly Ring[]
  /** What they have more; they never have less. */
  readonly overshoot: Overshoot
}

/** Rings with at most so many corners together (or four each), and by how much they grew. */
export function simplifyRings(rings: readonly Ring[], corners: number): SimplerRings {
  const grown = growRings(rings, corners)
  return { rings: grown, overshoot: overshootOf(rings, grown) }
}
