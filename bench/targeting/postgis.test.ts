import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Position, Ring } from '#emergency-alerts/contract/geography'
import type { Home } from '#emergency-alerts/contract/home'
import { onTheLine } from '#emergency-alerts/contract/ring'
import { createHomeIndex } from '#emergency-alerts/contract/targeting/home-index'
import { centre, inventedHomes, jaggedRing, municipality } from './invented-homes.ts'
import { installedVersion, type Oracle, startOracle } from './postgis.ts'

const isHere = installedVersion() !== null
const where = isHere ? '' : ' (PostGIS is not installed here)'
const tested = isHere ? test : test.skip

/** As positions are written: corners of a ring are then places where a home can be, too. */
const written = (degrees: number): number => Number(degrees.toFixed(6))
const drawn = (corners: number, size: number): Ring =>
  jaggedRing(corners, size).map(({ lat, lon }) => ({ lat: written(lat), lon: written(lon) }))
const moved = (ring: Ring, east: number): Ring =>
  ring.map(({ lat, lon }) => ({ lat, lon: written(lon + east) }))

const frame = (size: number): Ring =>
  [
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ].map(([y = 0, x = 0]) => ({
    lat: written(centre.lat + y * size),
    lon: written(centre.lon + x * size),
  }))

const orders: readonly (readonly [string, readonly Ring[]])[] = [
  ['a ring with sides along the degrees', [frame(0.05)]],
  ['a ring of 7 corners', [drawn(7, 0.1)]],
  ['a ring of 60 corners', [drawn(60, 0.05)]],
  ['a ring of 3,000 corners', [drawn(3000, 0.1)]],
  ['two rings apart', [drawn(20, 0.02), moved(drawn(31, 0.02), 0.1)]],
]

/** Every corner, and the middle of every side as it can be written: on the line or just beside it. */
const onLines = orders.flatMap(([, rings]) =>
  rings.flatMap((ring) =>
    ring.slice(1).flatMap((corner, index): Position[] => {
      const before = ring[index] ?? corner
      const lat = written((corner.lat + before.lat) / 2)
      return [corner, { lat, lon: written((corner.lon + before.lon) / 2) }]
    }),
  ),
)
const homes: readonly Home[] = [
  ...inventedHomes(20_000),
  ...onLines.map((at) => ({ municipality, town: null, at })),
]

describe(`the homes of an order are those that PostGIS finds${where}`, () => {
  let oracle: Oracle | null = null
  const index = createHomeIndex(homes)
  const name = { text: '美波町', kana: 'みなみちょう' }

  beforeAll(async () => {
    oracle = await startOracle(homes)
  })
  afterAll(() => oracle?.close())

  tested.each(orders)(
    'in %s: all of them, and beside them only what lies on its line',
    async (_, rings) => {
      if (oracle === null) throw new Error('PostGIS is here, and did not start')
      const exact = await oracle.covered(rings, 0)
      const wider = await oracle.covered(rings, onTheLine * 1.001)
      const reach = {
        municipality: { code: municipality, name },
        areas: [{ name, extent: { kind: 'rings' as const, rings } }],
      }
      const found = new Set(index.concernedBy(reach))

      expect([...exact.homes].filter((number) => !found.has(number))).toEqual([])
      expect([...found].filter((number) => !wider.homes.has(number))).toEqual([])
      expect(exact.homes.size).toBeGreaterThan(100)
    },
  )
})
