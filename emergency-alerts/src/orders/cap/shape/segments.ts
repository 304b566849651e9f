import type { Position } from '../../../../contract/geography.ts'

export interface Meeting {
  readonly kind: 'crosses' | 'touches'
  /** Where they touch; of a crossing, an end nearby. */
  readonly at: Position
}

/** Below this, in square degrees, a position counts as lying on the line. */
const tiny = 1e-15

/** On which side of the line from `a` to `b` the position lies: -1, 0 or 1. */
function sideOf(at: Position, a: Position, b: Position): number {
  const turn = (b.lon - a.lon) * (at.lat - a.lat) - (b.lat - a.lat) * (at.lon - a.lon)
  return Math.abs(turn) < tiny ? 0 : Math.sign(turn)
}

const isWithinBox = (at: Position, a: Position, b: Position): boolean =>
  at.lat >= Math.min(a.lat, b.lat) &&
  at.lat <= Math.max(a.lat, b.lat) &&
  at.lon >= Math.min(a.lon, b.lon) &&
  at.lon <= Math.max(a.lon, b.lon)

/** How the line from `a` to `b` meets that from `c` to `d`; null where it does not. */
export function meetingOf(
  [a, b]: readonly [Position, Position],
  [c, d]: readonly [Position, Position],
): Meeting | null {
  const ofA = sideOf(a, c, d)
  const ofB = sideOf(b, c, d)
  const ofC = sideOf(c, a, b)
  const ofD = sideOf(d, a, b)
  if (ofA * ofB < 0 && ofC * ofD < 0) return { kind: 'crosses', at: a }
  if (ofA === 0 && isWithinBox(a, c, d)) return { kind: 'touches', at: a }
  if (ofB === 0 && isWithinBox(b, c, d)) return { kind: 'touches', at: b }
  if (ofC === 0 && isWithinBox(c, a, b)) return { kind: 'touches', at: c }
  return ofD === 0 && isWithinBox(d, a, b) ? { kind: 'touches', at: d } : null
}

/** Whether the line turns back on itself at `b`. */
export const foldsBack = (a: Position, b: Position, c: Position): boolean =>
  sideOf(c, a, b) === 0 && (a.lon - b.lon) * (c.lon - b.lon) + (a.lat - b.lat) * (c.lat - b.lat) > 0
