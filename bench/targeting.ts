import { readFileSync } from 'node:fs'
import { concerns, type Reach } from '#emergency-alerts/contract/concerns'
import type { Ring } from '#emergency-alerts/contract/geography'
import type { Home } from '#emergency-alerts/contract/home'
import { onTheLine } from '#emergency-alerts/contract/ring'
import { createHomeIndex, type HomeIndex } from '#emergency-alerts/contract/targeting/home-index'
import { readBoundary } from '#emergency-alerts/src/areas/import/read/read-boundary'
import { areaCorpus } from '#mocks/fixtures/areas/corpus'
import { type Figure, median, rounded } from './figure.ts'
import { inventedHomes, jaggedRing, municipality, townCode } from './targeting/invented-homes.ts'
import { type Oracle, startOracle } from './targeting/postgis.ts'

const homeCount = 1_000_000
const turns = 7

interface Order {
  readonly name: string
  readonly reach: Reach
  readonly rings: readonly Ring[] | null
  /** Every home is asked, or every so manieth where that would take minutes. */
  readonly askEvery: number
}

const name = { text: '美波町', kana: 'みなみちょう' }
const reachOf = (extent: Reach['areas'][number]['extent']): Reach => ({
  municipality: { code: municipality, name },
  areas: [{ name, extent }],
})

/** Finding the homes of an order among a million, against asking `concerns` of each of them. */
export async function measureTargeting(): Promise<Figure[]> {
  const homes = inventedHomes(homeCount)
  const startedAt = performance.now()
  const index = createHomeIndex(homes)
  const built = performance.now() - startedAt
  const figures = orders().flatMap((order) => measureOrder(order, homes, index))
  return [
    {
      name: 'targeting: 1,000,000 homes prepared',
      value: rounded(built, 0),
      unit: 'ms',
      atMost: null,
      how: 'once; they are kept in 24 bytes each',
    },
    ...figures,
    ...(await askOracle(homes, index)),
  ]
}

function orders(): Order[] {
  const drawn = [jaggedRing(60, 0.05)]
  const boundary = boundaryRings()
  const towns = Array.from({ length: 200 }, (_, number) => townCode(number * 10))
  return [
    {
      name: 'a ring of 60 corners',
      reach: reachOf({ kind: 'rings', rings: drawn }),
      rings: drawn,
      askEvery: 1,
    },
    {
      name: boundary.name,
      reach: reachOf({ kind: 'rings', rings: boundary.rings }),
      rings: boundary.rings,
      askEvery: 500,
    },
    {
      name: '200 town codes',
      reach: reachOf({ kind: 'towns', towns }),
      rings: null,
      askEvery: 1,
    },
  ]
}

const boundaryCorners = 54_509

function boundaryRings(): { readonly name: string; readonly rings: readonly Ring[] } {
  const corpus = areaCorpus('36387')
  const file = corpus === null ? null : readFileSync(corpus.boundary, 'utf8')
  const read = file === null ? null : readBoundary({ name: '36387', text: file }, municipality)
  if (read?.ok === true)
    return { name: '54,509 corners, the boundary of 美波町', rings: read.value.rings }
  return {
    name: '54,509 corners, generated: the boundary of 美波町 is not here',
    rings: [jaggedRing(boundaryCorners, 0.1)],
  }
}

function measureOrder(order: Order, homes: readonly Home[], index: HomeIndex): Figure[] {
  const times: number[] = []
  let found = new Uint32Array()
  for (let turn = 0; turn < turns; turn += 1) {
    const startedAt = performance.now()
    found = Uint32Array.from(index.concernedBy(order.reach))
    times.push(performance.now() - startedAt)
  }
  const asked = askEach(order, homes)
  requireSame(order, found, asked.numbers)
  const indexMs = median(times)
  const { hits, every } = { hits: found.length.toLocaleString('en'), every: order.askEvery }
  const brute = every === 1 ? 'of every home' : `of every ${every}th home, times ${every}`
  return [
    {
      name: `targeting by ${order.name}`,
      value: rounded(indexMs, 1),
      unit: 'ms',
      atMost: null,
      how: `index, median of ${turns}; ${hits} homes found`,
    },
    {
      name: `targeting by ${order.name}: index / brute force`,
      value: rounded(indexMs / (asked.ms * every), 4),
      unit: 'ratio',
      atMost: 0.1,
      how: `concerns asked ${brute}: ${rounded(asked.ms * every, 0)} ms in the same run, same answers`,
    },
  ]
}

function askEach({ reach, askEvery }: Order, homes: readonly Home[]) {
  const numbers: number[] = []
  const startedAt = performance.now()
  for (let number = 0; number < homes.length; number += askEvery) {
    const home = homes[number]
    if (home !== undefined && concerns(reach, home)) numbers.push(number)
  }
  return { numbers, ms: performance.now() - startedAt }
}

function requireSame(order: Order, found: Uint32Array, asked: readonly number[]): void {
  const compared = found.filter((number) => number % order.askEvery === 0).sort()
  const isSame =
    compared.length === asked.length && asked.every((number, place) => compared[place] === number)
  if (!isSame) throw new Error(`${order.name}: the index and concerns differ`)
}

async function askOracle(homes: readonly Home[], index: HomeIndex): Promise<Figure[]> {
  const oracle = await startOracle(homes)
  if (oracle === null) {
    console.log(
      '  PostGIS is not installed here, so it is not asked (Debian: postgresql-15-postgis-3)',
    )
    return []
  }
  try {
    const figures: Figure[] = []
    for (const order of orders()) figures.push(...(await compareWith(oracle, order, index)))
    return figures
  } finally {
    await oracle.close()
  }
}

async function compareWith(oracle: Oracle, order: Order, index: HomeIndex): Promise<Figure[]> {
  const { rings, reach } = order
  if (rings === null) return []
  const startedAt = performance.now()
  const ours = new Set(index.concernedBy(reach))
  const oursMs = performance.now() - startedAt
  const exact = await oracle.covered(rings, 0)
  const wider = await oracle.covered(rings, onTheLine * 1.001)
  const lost = [...exact.homes].filter((number) => !ours.has(number))
  const tooMany = [...ours].filter((number) => !wider.homes.has(number))
  if (lost.length > 0 || tooMany.length > 0)
    throw new Error(`${order.name}: PostGIS finds ${lost.length} more and ${tooMany.length} fewer`)
  return [
    {
      name: `targeting by ${order.name}: index / PostGIS`,
      value: rounded(oursMs / exact.ms, 4),
      unit: 'ratio',
      atMost: 1,
      how: `ST_Covers with GiST, numbers returned: ${rounded(exact.ms, 0)} ms for ${exact.homes.size.toLocaleString('en')} homes; ours has them all, and ${ours.size - exact.homes.size} within 10 cm of the line`,
    },
  ]
}
