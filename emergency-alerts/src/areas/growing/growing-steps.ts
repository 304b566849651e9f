import type { Position } from '../../../contract/geography.ts'
import { turn } from '../shapes/lines.ts'
import { metresToLineFrom, triangleArea } from '../shapes/metres.ts'
import type { Corner, Replacement } from './outline.ts'

/** A way to have one corner less and to lose nothing: what it adds lies outside of the ring. */
export interface GrowingStep extends Replacement {
  /** Square metres that it adds; more for a long spike, which adds little but reaches far. */
  readonly cost: number
}

/** Lies left of the lines beside it: taking it away would take something away. */
const isConvex = ({ before, at, after }: Corner): boolean => turn(before.at, at, after.at) > 0

/** What can be done at a corner, and along the line that leaves it. */
export const growingStepsAt = (corner: Corner): GrowingStep[] =>
  [cutInlet(corner), extendLines(corner)].filter((step) => step !== null)

/** A corner that points inward is left out. */
function cutInlet(corner: Corner): GrowingStep | null {
  if (isConvex(corner)) return null
  const { before, at, after } = corner
  return { first: corner, last: corner, by: null, cost: triangleArea(before.at, at, after.at) }
}

/** Two corners that point outward become one: where the lines before and after them meet. */
function extendLines(first: Corner): GrowingStep | null {
  const last = first.after
  if (!isConvex(first) || !isConvex(last)) return null
  const by = meetingOf([first.before.at, first.at], [last.after.at, last.at])
  if (by === null || !holdsBoth(first, last, by)) return null
  const reach = metresToLineFrom(by)(first.at, last.at)
  return { first, last, by, cost: Math.max(triangleArea(first.at, by, last.at), reach * reach) }
}

/** The new lines have both corners on their left or on themselves, whatever was rounded. */
const holdsBoth = (first: Corner, last: Corner, by: Position): boolean =>
  turn(first.before.at, by, first.at) >= 0 &&
  turn(by, last.after.at, last.at) >= 0 &&
  turn(first.at, by, last.at) > 0

/** More than the rounding of a product of degrees, less than a hundredth of a millimetre. */
const outward = 1e-10

type Way = readonly [from: Position, through: Position]

/** Where two ways meet beyond their ends, and a hair further; null where they never do. */
function meetingOf([a, b]: Way, [d, c]: Way): Position | null {
  const one = { lat: b.lat - a.lat, lon: b.lon - a.lon }
  const other = { lat: c.lat - d.lat, lon: c.lon - d.lon }
  const slope = one.lon * other.lat - one.lat * other.lon
  if (slope >= 0) return null
  const along = ((d.lon - b.lon) * other.lat - (d.lat - b.lat) * other.lon) / slope
  const at = { lat: b.lat + along * one.lat, lon: b.lon + along * one.lon }
  const middle = { lat: (b.lat + c.lat) / 2, lon: (b.lon + c.lon) / 2 }
  const away = { lat: at.lat - middle.lat, lon: at.lon - middle.lon }
  const share = outward / Math.hypot(away.lat, away.lon)
  const by = { lat: at.lat + share * away.lat, lon: at.lon + share * away.lon }
  return along > 0 && Number.isFinite(by.lat) && Number.isFinite(by.lon) ? by : null
}
