import type { Position } from '../../../contract/geography.ts'
import { turn } from '../shapes/lines.ts'
import type { Corner, Outline } from './outline.ts'

/** Positions are written with six decimals; one that is too tight for that keeps more. */
const decimals = [6, 7, 8, 9] as const

/** How far from the nearest written position one is looked for, in steps of the last decimal. */
const reach = 3

/** Writes every corner with six decimals, always outward: the ring only grows. */
export function roundOutward(outline: Outline): void {
  for (const corner of outline.corners()) {
    if (isWritten(corner.at)) continue
    const by = writtenFor(outline, corner)
    if (by !== null) outline.replace({ first: corner, last: corner, by })
  }
}

const isWritten = ({ lat, lon }: Position): boolean =>
  Number(lat.toFixed(6)) === lat && Number(lon.toFixed(6)) === lon

function writtenFor(outline: Outline, corner: Corner): Position | null {
  const isFitting = (by: Position) =>
    growsBy(corner, by) && outline.isFree({ first: corner, last: corner, by })
  for (const digits of decimals) {
    const found = writtenAround(corner.at, digits).find(isFitting)
    if (found !== undefined) return found
  }
  return null
}

/** The nearest first. */
function writtenAround({ lat, lon }: Position, digits: number): Position[] {
  const scale = 10 ** digits
  const [row, column] = [Math.round(lat * scale), Math.round(lon * scale)]
  const off = (at: Position) => Math.hypot(at.lat - lat, at.lon - lon)
  const places: Position[] = []
  for (let up = -reach; up <= reach; up += 1) {
    for (let right = -reach; right <= reach; right += 1) {
      places.push({ lat: (row + up) / scale, lon: (column + right) / scale })
    }
  }
  return places.sort((a, b) => off(a) - off(b))
}

/** Whether the ring holds all that it held when its corner stands there instead. */
function growsBy({ before: { at: a }, at, after: { at: c } }: Corner, by: Position): boolean {
  const isConvex = turn(a, at, c) > 0
  if (isConvex) return turn(a, by, at) >= 0 && turn(by, c, at) >= 0
  return turn(a, at, by) <= 0 && turn(at, c, by) <= 0
}
