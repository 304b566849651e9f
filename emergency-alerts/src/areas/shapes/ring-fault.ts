import type { Position, Ring } from '../../../contract/geography.ts'
import { selfContact } from './line-tree.ts'
import { isSamePlace } from './lines.ts'

export interface RingFault {
  readonly code: 'empty' | 'too_few_corners' | 'unclosed' | 'crosses_itself'
  readonly at: Position | null
}

/**
 * What keeps a ring from enclosing an area, null where nothing does. A ring may not touch itself
 * either: which side of it is inside would be a matter of opinion.
 */
export function ringFault(ring: Ring): RingFault | null {
  const [first] = ring
  const last = ring.at(-1)
  if (first === undefined || last === undefined) return { code: 'empty', at: null }
  if (!isSamePlace(first, last)) return { code: 'unclosed', at: first }
  if (new Set(ring.map(({ lat, lon }) => `${lat} ${lon}`)).size < 3)
    return { code: 'too_few_corners', at: first }
  const at = selfContact(ring)
  return at === null ? null : { code: 'crosses_itself', at }
}
