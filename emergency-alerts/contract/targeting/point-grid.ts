/** Positions in cells, row by row; a slot is a place in `lat`, `lon` and `homes`. */
export interface PointGrid {
  readonly lat: Float64Array
  readonly lon: Float64Array
  /** What each slot stands for, as given. */
  readonly homes: Uint32Array
  /** The first slot of each cell, and the end of the last one. */
  readonly starts: Uint32Array
  readonly rows: Axis
  readonly columns: Axis
}

/** Equal steps along one direction. */
export interface Axis {
  readonly from: number
  readonly step: number
  readonly count: number
}

/** Never falls while the value grows, whatever is rounded: what makes the cells safe to rely on. */
export const stepAt = ({ from, step, count }: Axis, value: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor((value - from) / step)))

export interface Points {
  readonly lat: readonly number[]
  readonly lon: readonly number[]
  readonly homes: readonly number[]
}

const pointsPerCell = 4
const smallestExtent = 1e-5

/** Sorts the points into cells of about four, by counting. */
export function createPointGrid({ lat, lon, homes }: Points): PointGrid {
  const [rows, columns] = axesFor(lat, lon)
  const cellOf = (point: number) =>
    stepAt(rows, lat[point] ?? 0) * columns.count + stepAt(columns, lon[point] ?? 0)
  const starts = new Uint32Array(rows.count * columns.count + 1)
  for (let point = 0; point < homes.length; point += 1) {
    const next = cellOf(point) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let cell = 1; cell < starts.length; cell += 1) {
    starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0)
  }
  const free = starts.slice()
  const grid = {
    lat: new Float64Array(homes.length),
    lon: new Float64Array(homes.length),
    homes: new Uint32Array(homes.length),
    starts,
    rows,
    columns,
  }
  for (let point = 0; point < homes.length; point += 1) {
    const cell = cellOf(point)
    const slot = free[cell] ?? 0
    free[cell] = slot + 1
    grid.lat[slot] = lat[point] ?? 0
    grid.lon[slot] = lon[point] ?? 0
    grid.homes[slot] = homes[point] ?? 0
  }
  return grid
}

function axesFor(lat: readonly number[], lon: readonly number[]): readonly [Axis, Axis] {
  const [south, height] = extentOf(lat)
  const [west, width] = extentOf(lon)
  const cells = Math.max(1, lat.length / pointsPerCell)
  const rowCount = Math.min(cells, Math.sqrt((cells * height) / width))
  const rows = Math.max(1, Math.round(rowCount))
  const columns = Math.max(1, Math.round(cells / rows))
  return [
    { from: south, step: height / rows, count: rows },
    { from: west, step: width / columns, count: columns },
  ]
}

function extentOf(values: readonly number[]): readonly [from: number, extent: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (values.length === 0) return [0, smallestExtent]
  return [least, Math.max(smallestExtent, most - least)]
}
