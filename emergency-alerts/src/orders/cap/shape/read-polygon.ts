import type { Position } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { readPositions, type ShapeFault } from './read-position.ts'

/** A ring, closed by us where the file left it open. */
export interface ReadRing {
  readonly ring: readonly Position[]
  readonly wasOpen: boolean
}

const fewestPairs = 4

/**
 * The corners of a polygon (CAP 1.2 §3.2.4). One that cannot be read spoils the whole polygon: an
 * area must not shrink in silence.
 */
export function readPolygon(text: string): Result<ReadRing, ShapeFault> {
  const read = readPositions(text, 'polygon_unreadable')
  if (!read.ok) return read
  const corners = read.value
  const [first] = corners
  const last = corners.at(-1)
  if (first === undefined || last === undefined) return err({ code: 'polygon_empty', detail: '' })
  if (corners.length < fewestPairs) {
    return err({ code: 'polygon_too_few', detail: String(corners.length) })
  }
  const wasOpen = first.lat !== last.lat || first.lon !== last.lon
  return ok({ ring: wasOpen ? [...corners, first] : corners, wasOpen })
}
