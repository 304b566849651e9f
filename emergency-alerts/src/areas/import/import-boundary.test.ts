import { describe, expect, test } from '@jest/globals'
import {
  areaImport,
  boundaryFeature,
  collection,
  shelterFeature,
  square,
} from '#mocks/fixtures/areas/open-data'
import { importArea } from './import-area.ts'

const sentencesOf = (given: Parameters<typeof importArea>[0]): string[] => {
  const imported = importArea(given)
  return imported.ok
    ? []
    : imported.error.map(({ file, feature, sentence }) => `${file} ${feature ?? '-'}: ${sentence}`)
}
const ring = (coordinates: unknown) =>
  collection([boundaryFeature(), boundaryFeature({ geometry: { type: 'Polygon', coordinates } })])
const [first = [0, 0], ...others] = square
const swapped = square.map(([lon, lat]) => [lat, lon])

describe('a boundary is refused', () => {
  test.each([
    ['no JSON', 'oh', /^boundary.geojson -: it is not JSON/],
    ['no FeatureCollection', '{"type":"Topology"}', /-: it is no GeoJSON FeatureCollection/],
    ['no features', collection([]), /-: it has no features/],
    ['a feature that is none', collection([boundaryFeature(), 7]), / 1: it is no GeoJSON Feature/],
    [
      'in metres',
      collection([boundaryFeature()], {
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      }),
      /-: its coordinates are in urn:ogc:def:crs:EPSG::3857: convert it to WGS 84/,
    ],
    [
      'a crs of no name',
      collection([boundaryFeature()], { crs: 7 }),
      /-: its coordinates are in 7/,
    ],
    ['latitude first', ring([swapped]), / 1: latitude and longitude are swapped: 134.5 is given/],
    ['in Africa', ring([[[0, 0]]]), / 1: longitude 0, latitude 0 is not in Japan/],
    [
      'not closed',
      ring([square.slice(0, -1)]),
      / 1: the ring is not closed: .* at \[134.5, 33.7\]/,
    ],
    [
      'crossing itself',
      ring([[first, others[1], others[0], others[2], first]]),
      / 1: the ring crosses or touches itself near/,
    ],
    [
      'touching itself with a corner on a side',
      ring([[first, others[0], others[1], [134.55, 33.7], others[2], first]]),
      / 1: the ring crosses or touches itself near/,
    ],
    [
      'closed by a metre too little',
      ring([[...square.slice(0, -1), [134.50001, 33.7]]]),
      / 1: the ring is not closed/,
    ],
    ['a line forth and back', ring([[first, others[0], first, others[0], first]]), / 1: .* fewer/],
    ['two corners', ring([[first, others[0], first]]), / 1: the ring has fewer than three corners/],
    ['an empty ring', ring([[]]), / 1: the ring is empty/],
    ['a polygon without a ring', ring([]), / 1: the ring is empty/],
    [
      'no polygon at all',
      collection([boundaryFeature({ geometry: { type: 'MultiPolygon', coordinates: [] } })]),
      / 0: its geometry is empty/,
    ],
    ['a ring that is none', ring(['round']), / 1: "round" is no ring/],
    ['a corner of one number', ring([[[134.5]]]), / 1: \[134.5\] is no position/],
    ['a corner that is no number', ring([[[134.5, null]]]), / 1: .* not both finite numbers/],
    ['a number in words', ring([[['134.5', '33.7']]]), / 1: .* not both finite numbers/],
    [
      'a point',
      collection([boundaryFeature({ geometry: { type: 'Point', coordinates: [134.5, 33.7] } })]),
      / 0: its geometry is neither a Polygon nor a MultiPolygon/,
    ],
    [
      'without a name',
      collection([boundaryFeature({ properties: {} })]),
      / 0: its properties have neither/,
    ],
    [
      'of another prefecture',
      collection([boundaryFeature({ properties: { name: '兵庫県西宮市' } })]),
      / 0: it is of 兵庫県西宮市; 36387 lies in 徳島県/,
    ],
    [
      'of two municipalities',
      collection([
        boundaryFeature(),
        boundaryFeature({ properties: { name: '徳島県海部郡牟岐町' } }),
      ]),
      / 1: it is of 牟岐町; the features before it are of 美波町/,
    ],
    [
      'of other codes alone',
      collection([
        boundaryFeature({
          properties: { N03_001: '徳島県', N03_004: '牟岐町', N03_007: '36383' },
        }),
      ]),
      /-: it has no boundary of 36387; it has 36383\./,
    ],
  ])('%s', (_what, boundary, sentence) => {
    expect(sentencesOf(areaImport({ boundary }))).toEqual([expect.stringMatching(sentence)])
  })

  test('a number too large to be one', () => {
    const boundary = ring([[[1, 2]]]).replace('[[[1,2]]]', '[[[1e999,33.7]]]')

    expect(sentencesOf(areaImport({ boundary }))).toEqual([
      expect.stringMatching(/ 1: longitude null and latitude 33.7 are not both finite/),
    ])
  })
})

describe('a boundary is read', () => {
  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::6668', 'EPSG:4326'])(
    'in %s',
    (name) => {
      const crs = { type: 'name', properties: { name } }

      expect(
        importArea(areaImport({ boundary: collection([boundaryFeature()], { crs }) })).ok,
      ).toBe(true)
    },
  )

  test('out of a file of the whole prefecture, by its code', () => {
    const far = square.map(([lon, lat]) => [lon - 0.5, lat])
    const boundary = collection([
      boundaryFeature({
        properties: { N03_001: '徳島県', N03_004: '牟岐町', N03_007: '36383' },
        geometry: { type: 'Polygon', coordinates: [far] },
      }),
      boundaryFeature({
        properties: { N03_001: '徳島県', N03_003: '海部郡', N03_004: '美波町', N03_007: '36387' },
        geometry: { type: 'MultiPolygon', coordinates: [[square]] },
      }),
    ])
    const imported = importArea(areaImport({ boundary }))

    expect(imported.ok && imported.value.area.boundary.rings).toHaveLength(1)
    expect(imported.ok && imported.value.area.municipality.name.text).toBe('美波町')
  })

  test('whose name stands on the whole file', () => {
    const { properties, ...feature } = boundaryFeature() as { readonly properties: object }
    const boundary = collection([feature], { properties })

    expect(sentencesOf(areaImport({ boundary }))).toEqual([])
  })

  test('past land that belongs to no municipality', () => {
    const nobody = { N03_001: '徳島県', N03_004: '所属未定地', N03_007: null }
    const boundary = collection([boundaryFeature({ properties: nobody }), boundaryFeature()])

    expect(sentencesOf(areaImport({ boundary }))).toEqual([])
  })

  test('whose ends lie together but for what was rounded away', () => {
    const boundary = ring([[...square.slice(0, -1), [134.50000000001, 33.7]]])

    expect(sentencesOf(areaImport({ boundary }))).toEqual([])
  })

  test('in parts where it touches itself at a corner, and none of it is lost', () => {
    const [a, b, c] = [
      [134.55, 33.75],
      [134.7, 33.7],
      [134.7, 33.8],
    ]
    const eight = [a, b, b, c, a, ...square.slice(2), ...square.slice(1, 2), a]
    const boundary = collection([
      boundaryFeature({ geometry: { type: 'Polygon', coordinates: [eight] } }),
    ])
    const imported = importArea(areaImport({ boundary }))

    expect(imported.ok && imported.value.area.boundary.rings.map((each) => each.length)).toEqual([
      3, 5,
    ])
    expect(imported.ok && imported.value.notices).toContain(
      '1 rings of the boundary touch themselves and were parted there.',
    )
  })

  test('with its holes filled, which is said', () => {
    const hole = [
      [134.54, 33.74],
      [134.55, 33.74],
      [134.55, 33.75],
      [134.54, 33.74],
    ]
    const boundary = collection([
      boundaryFeature({ geometry: { type: 'Polygon', coordinates: [square, hole] } }),
    ])
    const imported = importArea(areaImport({ boundary }))

    expect(imported.ok && imported.value.notices).toContain('1 holes of the boundary are filled.')
  })
})

describe('a ward of a city', () => {
  const ward = (properties: object) => ({
    ...areaImport({
      boundary: collection([boundaryFeature({ properties })]),
      shelters: collection([
        shelterFeature({ 共通ID: 'E1410000010201' }),
        shelterFeature({ 共通ID: 'E1410000010202' }, { coordinates: [134.7, 33.731] }),
      ]),
    }),
    code: '14101',
  })

  test.each([
    [{ name: '神奈川県横浜市鶴見区' }],
    [{ N03_001: '神奈川県', N03_003: '横浜市', N03_004: '鶴見区', N03_007: '14101' }],
    [
      {
        N03_001: '神奈川県',
        N03_003: null,
        N03_004: '横浜市',
        N03_005: '鶴見区',
        N03_007: '14101',
      },
    ],
  ])('has those shelters of the city that lie in it: %j', (properties) => {
    const imported = importArea(ward(properties))

    expect(imported.ok && imported.value.area.municipality.name.text).toBe('横浜市鶴見区')
    expect(imported.ok && imported.value.area.shelters).toHaveLength(1)
    expect(imported.ok && imported.value.notices).toContain(
      '1 shelters of the city lie in other wards and are left out.',
    )
  })
})
