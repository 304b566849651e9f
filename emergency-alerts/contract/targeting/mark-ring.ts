import type { Position, Ring } from '../geography.ts'
import { isOnLine, meetsWestward, onTheLine } from '../ring.ts'
import { boundsOf, type Segment, segmentsOf } from './plane.ts'
import { type Axis, type PointGrid, stepAt } from './point-grid.ts'

/** Wider than the reach of a line, so that rounding never leaves a cell out. */
const margin = 2 * onTheLine

/**
 * Marks every slot whose position lies in the ring, exactly as `isInRing` answers. A cell that no
 * line comes near is wholly in or out, which one line along the middle of its row tells; in the other
 * cells each position is asked against the lines that come near its row, which are all that count.
 */
export function markRing(grid: PointGrid, ring: Ring, marks: Uint8Array): void {
  const bounds = boundsOf(ring)
  const columns = [
    stepAt(grid.columns, bounds.west - margin),
    stepAt(grid.columns, bounds.east + margin),
  ] as const
  const touched = new Uint8Array(grid.columns.count)
  for (const [row, lines] of linesByRow(grid.rows, ring)) {
    touched.fill(0)
    for (const line of lines) touchCells({ grid, row, touched }, line)
    markRow({ grid, row, lines, touched, columns, marks })
  }
}

/** The lines that come near each row, for the rows that any line comes near. */
function linesByRow(rows: Axis, ring: Ring): Map<number, Segment[]> {
  const found = new Map<number, Segment[]>()
  const end = rows.from + rows.step * rows.count
  for (const line of segmentsOf(ring)) {
    const low = Math.min(line[0].lat, line[1].lat) - onTheLine
    const high = Math.max(line[0].lat, line[1].lat) + onTheLine
    if (high < rows.from - margin || low > end + margin) continue
    const last = stepAt(rows, high)
    for (let row = stepAt(rows, low); row <= last; row += 1) {
      const lines = found.get(row)
      if (lines === undefined) found.set(row, [line])
      else lines.push(line)
    }
  }
  return found
}

interface TouchedRow {
  readonly grid: PointGrid
  readonly row: number
  readonly touched: Uint8Array
}

/** Notes the cells of a row that a line comes near. */
function touchCells({ grid: { rows, columns }, row, touched }: TouchedRow, [a, b]: Segment): void {
  const low = rows.from + row * rows.step - margin
  const high = low + rows.step + 2 * margin
  const dLat = b.lat - a.lat
  const lonAt = (lat: number, level: number) => {
    const share = dLat === 0 ? level : Math.max(0, Math.min(1, (lat - a.lat) / dLat))
    return a.lon + share * (b.lon - a.lon)
  }
  const [one, other] = [lonAt(low, 0), lonAt(high, 1)]
  const from = stepAt(columns, Math.min(one, other) - margin)
  touched.fill(1, from, stepAt(columns, Math.max(one, other) + margin) + 1)
}

interface MarkedRow extends TouchedRow {
  readonly lines: readonly Segment[]
  readonly columns: readonly [first: number, last: number]
  readonly marks: Uint8Array
}

function markRow({ grid, row, lines, touched, columns: [first, last], marks }: MarkedRow): void {
  const middle = grid.rows.from + (row + 0.5) * grid.rows.step
  const crossings = crossingsAt(middle, lines)
  let passed = 0
  for (let column = first; column <= last; column += 1) {
    const centre = grid.columns.from + (column + 0.5) * grid.columns.step
    while ((crossings[passed] ?? Number.POSITIVE_INFINITY) < centre) passed += 1
    const cell = row * grid.columns.count + column
    const [from, to] = [grid.starts[cell] ?? 0, grid.starts[cell + 1] ?? 0]
    if (touched[column] === 1) markEach({ grid, lines, marks }, from, to)
    else if (passed % 2 === 1) marks.fill(1, from, to)
  }
}

/** Where a line along a latitude meets the ring, from west to east. */
function crossingsAt(lat: number, lines: readonly Segment[]): Float64Array {
  const met = lines.filter(([a, b]) => a.lat > lat !== b.lat > lat)
  return Float64Array.from(
    met,
    ([a, b]) => a.lon + ((lat - a.lat) / (b.lat - a.lat)) * (b.lon - a.lon),
  ).sort()
}

type Asked = Pick<MarkedRow, 'grid' | 'lines' | 'marks'>

function markEach({ grid, lines, marks }: Asked, from: number, to: number): void {
  for (let slot = from; slot < to; slot += 1) {
    const at = { lat: grid.lat[slot] ?? 0, lon: grid.lon[slot] ?? 0 }
    if (marks[slot] === 0 && isWithin(lines, at)) marks[slot] = 1
  }
}

function isWithin(lines: readonly Segment[], at: Position): boolean {
  let isInside = false
  for (const [a, b] of lines) {
    if (isOnLine(at, a, b)) return true
    if (meetsWestward(at, a, b)) isInside = !isInside
  }
  return isInside
}
