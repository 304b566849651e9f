import { type Home, isSameTown, largeTownOf, type Reach } from '../concerns.ts'
import type { TownCode } from '../geography.ts'
import type { OrderArea } from '../order-document.ts'
import { markRing } from './mark-ring.ts'
import { createPointGrid, type PointGrid } from './point-grid.ts'

export interface HomeIndex {
  readonly size: number
  /**
   * Which of the homes an order concerns: their numbers in the order given to `createHomeIndex`, each
   * once, unsorted. The same answer as asking `concerns` of every home.
   */
  concernedBy(order: Reach): Uint32Array
}

/**
 * Prepares homes to be asked about many orders; they are read once and not kept as objects (24 bytes
 * a home remain). It does not follow later changes: make a new one.
 */
export function createHomeIndex(homes: Iterable<Home>): HomeIndex {
  const gathered = new Map<string, Gathered>()
  let size = 0
  for (const home of homes) {
    const known = gathered.get(home.municipality)
    const municipality = known ?? nothingGathered()
    if (known === undefined) gathered.set(home.municipality, municipality)
    gather(municipality, home, size)
    size += 1
  }
  const municipalities = new Map([...gathered].map(([code, each]) => [code, indexed(each)]))
  return {
    size,
    concernedBy(order) {
      const found = municipalities.get(order.municipality.code)
      return found === undefined ? new Uint32Array() : found(order.areas)
    },
  }
}

interface Gathered {
  readonly lat: number[]
  readonly lon: number[]
  readonly homes: number[]
  readonly placeless: number[]
  readonly towns: Map<TownCode | null, number[]>
}

const nothingGathered = (): Gathered => ({
  lat: [],
  lon: [],
  homes: [],
  placeless: [],
  towns: new Map(),
})

function gather({ lat, lon, homes, placeless, towns }: Gathered, home: Home, number: number): void {
  const neighbours = towns.get(home.town)
  if (neighbours === undefined) towns.set(home.town, [number])
  else neighbours.push(number)
  if (home.at === null) {
    placeless.push(number)
    return
  }
  lat.push(home.at.lat)
  lon.push(home.at.lon)
  homes.push(number)
}

/** Slots of one municipality: first those of the grid, then the homes without a position. */
interface Municipality {
  readonly grid: PointGrid
  readonly homeOf: Uint32Array
  readonly slotsOf: ReadonlyMap<TownCode | null, Uint32Array>
  /** The codes in use within each 大字. */
  readonly codesOf: ReadonlyMap<string, readonly TownCode[]>
}

function indexed({
  placeless,
  towns,
  ...points
}: Gathered): (areas: Reach['areas']) => Uint32Array {
  const grid = createPointGrid(points)
  const homeOf = new Uint32Array(grid.homes.length + placeless.length)
  homeOf.set(grid.homes)
  homeOf.set(placeless, grid.homes.length)
  const slotsOf = slotsByTown(homeOf, towns)
  const municipality = { grid, homeOf, slotsOf, codesOf: codesByLargeTown(slotsOf.keys()) }
  return (areas) => {
    const marks = new Uint8Array(homeOf.length)
    for (const area of areas) markArea(municipality, area, marks)
    return collect(marks, homeOf)
  }
}

function slotsByTown(
  homeOf: Uint32Array,
  towns: Gathered['towns'],
): Map<TownCode | null, Uint32Array> {
  const highest = homeOf.reduce((most, home) => Math.max(most, home), 0)
  const slotOf = new Uint32Array(highest + 1)
  homeOf.forEach((home, slot) => {
    slotOf[home] = slot
  })
  return new Map(
    [...towns].map(([town, homes]) => [
      town,
      Uint32Array.from(homes, (home) => slotOf[home] ?? 0).sort(),
    ]),
  )
}

function codesByLargeTown(codes: Iterable<TownCode | null>): Map<string, TownCode[]> {
  const found = new Map<string, TownCode[]>()
  for (const code of codes) {
    if (code === null) continue
    found.set(largeTownOf(code), [...(found.get(largeTownOf(code)) ?? []), code])
  }
  return found
}

function markArea(municipality: Municipality, { extent }: OrderArea, marks: Uint8Array): void {
  switch (extent.kind) {
    case 'municipality':
      marks.fill(1)
      return
    case 'towns':
      markTowns(municipality, extent.towns, marks)
      return
    case 'rings':
      marks.fill(1, municipality.grid.homes.length)
      for (const ring of extent.rings) markRing(municipality.grid, ring, marks)
  }
}

function markTowns(
  { slotsOf, codesOf }: Municipality,
  named: readonly TownCode[],
  marks: Uint8Array,
): void {
  const concerned = new Set<TownCode | null>([
    null,
    ...named.flatMap((town) =>
      (codesOf.get(largeTownOf(town)) ?? []).filter((code) => isSameTown(town, code)),
    ),
  ])
  for (const code of concerned) {
    for (const slot of slotsOf.get(code) ?? []) marks[slot] = 1
  }
}

function collect(marks: Uint8Array, homeOf: Uint32Array): Uint32Array {
  const found = new Uint32Array(homeOf.length)
  let count = 0
  for (let slot = 0; slot < marks.length; slot += 1) {
    found[count] = homeOf[slot] ?? 0
    count += marks[slot] ?? 0
  }
  return found.slice(0, count)
}
