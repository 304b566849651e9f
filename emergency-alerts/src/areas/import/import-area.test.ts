import { describe, expect, test } from '@jest/globals'
import {
  areaImport,
  boundaryFeature,
  collection,
  kanaText,
  shelterFeature,
  square,
  townPoint,
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
      'touching itself',
      ring([[first, others[0], [134.55, 33.75], others[1], others[2], [134.55, 33.75], first]]),
      / 1: the ring crosses or touches itself near/,
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
      /-: it has no boundary of 36387/,
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

describe('towns and shelters are refused', () => {
  const towns = (...points: object[]) => ({ towns: JSON.stringify(points) })
  const shelters = (...features: object[]) => ({ shelters: collection(features) })

  test.each([
    ['no list', { towns: '{}' }, /^towns.json -: it is no list of towns/],
    ['no towns', towns(), /^towns.json -: it names no towns/],
    ['a town without a point', towns(townPoint(), { town: '赤松' }), / 1: it has no town, lat and/],
    ['one town twice', towns(townPoint(), townPoint()), / 1: 奥河内字寺前 is named twice/],
    [
      'a town latitude for longitude',
      towns(townPoint({ lat: 134.528934, lng: 33.7324 })),
      / 0: latitude and longitude are swapped/,
    ],
    [
      'a town next door',
      towns(townPoint(), townPoint({ koaza: '', lng: 134.62 })),
      / 1: 奥河内 is not in 美波町: it lies 18\d\d m outside: is the file of another municipality\?/,
    ],
    [
      'a town far away',
      towns(townPoint({ lat: 34.78, lng: 135.29 })),
      / 0: 奥河内字寺前 is not in 美波町: it lies kilometres outside/,
    ],
    [
      'a shelter next door',
      shelters(shelterFeature({}, { coordinates: [134.62, 33.731] })),
      /^shelters.geojson 0: 日和佐公民館 is not in 美波町/,
    ],
    [
      'a shelter latitude for longitude',
      shelters(shelterFeature({}, { coordinates: [33.731, 134.533] })),
      / 0: latitude and longitude are swapped: 134.533 is given as the latitude/,
    ],
    [
      'a shelter of another municipality',
      shelters(shelterFeature({ 共通ID: 'E2820400010201' })),
      / 0: E2820400010201 is a shelter of 28204, not of 36387/,
    ],
    [
      'a hazard that is neither marked nor not',
      shelters(shelterFeature({ 津波: '○' })),
      / 0: its properties are not as they should be: 津波/,
    ],
    [
      'a shelter without a name',
      shelters(shelterFeature({ '施設・場所名': '' })),
      / 0: .*施設・場所名/,
    ],
    ['one shelter twice', shelters(shelterFeature(), shelterFeature()), / 1: .* named twice/],
    [
      'a shelter that is an area',
      shelters(shelterFeature({}, { type: 'Polygon' })),
      / 0: its geometry is no Point/,
    ],
  ])('%s', (_what, texts, sentence) => {
    expect(sentencesOf(areaImport(texts))).toEqual([expect.stringMatching(sentence)])
  })

  test('all that is wrong is said at once', () => {
    expect(
      sentencesOf(
        areaImport({
          boundary: ring([swapped]),
          ...towns({}, {}),
          ...shelters(shelterFeature({ 津波: '2' })),
        }),
      ),
    ).toHaveLength(4)
  })
})

describe('readings', () => {
  test.each([
    ['another header', 'name,kana', /^kana.csv -: its first line must begin with 種別,名称/],
    ['another kind', kanaText('川,日和佐川,ひわさがわ,はい,'), /-: line 2: the kind must be/],
    ['no kana', kanaText('', '町,赤松,赤松,はい,'), /-: line 3: the reading must be in kana/],
    ['an empty reading', kanaText('町,赤松,,はい,'), /-: line 2: the reading must be in kana/],
    ['perhaps', kanaText('町,赤松,あかまつ,たぶん,'), /-: line 2: 確認済み must be はい or いいえ/],
    ['a short code', kanaText('町,赤松,あかまつ,はい,12'), /-: line 2: the code must have seven/],
  ])('are refused: %s', (_what, kana, sentence) => {
    expect(sentencesOf(areaImport({ kana }))).toEqual([expect.stringMatching(sentence)])
  })

  test('that are missing are said, and nothing stands in for them', () => {
    const imported = importArea(areaImport({ kana: kanaText() }))

    expect(imported.ok && imported.value.area.towns[0]?.name).toEqual({
      text: '奥河内字寺前',
      kana: null,
      isSure: false,
    })
    expect(imported.ok && imported.value.notices[0]).toBe(
      '3 cannot be spoken: nobody wrote down how they are read: 美波町, 奥河内字寺前, 日和佐公民館',
    )
  })

  test('that nobody confirmed are said, as are those that belong to nothing', () => {
    const kana = kanaText(
      '市区町村,美波町,みなみちょう,はい,',
      '町,奥河内字寺前,おくがわちあざてらまえ,いいえ,0005103',
      '避難,日和佐公民館,ひわさこうみんかん,はい,',
      '避難,薬王寺,やくおうじ,はい,',
    )
    const imported = importArea(areaImport({ kana }))

    expect(imported.ok && imported.value.notices.slice(0, 2)).toEqual([
      '1 have a reading that nobody confirmed: 奥河内字寺前 おくがわちあざてらまえ',
      '1 are in the table of readings but in no file: 薬王寺',
    ])
  })
})

describe('a floor note', () => {
  const shelterNamed = (name: string) => {
    const imported = importArea(
      areaImport({ shelters: collection([shelterFeature({ '施設・場所名': name })]) }),
    )
    return imported.ok ? imported.value : null
  }

  test('becomes a floor for every hazard that it names', () => {
    expect(
      shelterNamed('日和佐公民館（洪水時、高潮時は２階以上に避難。津波時は３階以上に避難）')?.area
        .shelters,
    ).toEqual([
      expect.objectContaining({
        name: { text: '日和佐公民館', kana: null, isSure: false },
        floors: { flood: 2, storm_surge: 2, tsunami: 3 },
        note: '洪水時、高潮時は２階以上に避難。津波時は３階以上に避難',
        hazards: ['flood', 'storm_surge', 'tsunami'],
      }),
    ])
  })

  test('leaves brackets that belong to the name where they are', () => {
    expect(shelterNamed('県立鳴尾高等学校（北館）')?.area.shelters[0]).toMatchObject({
      name: { text: '県立鳴尾高等学校（北館）' },
      floors: {},
      note: null,
    })
  })

  test('that is not understood is kept, and said', () => {
    const named = shelterNamed('日和佐公民館（大雨のときは上の階に避難）')

    expect(named?.area.shelters[0]).toMatchObject({ floors: {}, note: '大雨のときは上の階に避難' })
    expect(named?.notices.join()).toContain('日和佐公民館（大雨のときは上の階に避難）')
  })
})

describe('codes of towns', () => {
  const codesOf = (towns: readonly object[], kana: string) => {
    const imported = importArea(areaImport({ towns: JSON.stringify(towns), kana }))
    if (!imported.ok) return sentencesOf(areaImport({ towns: JSON.stringify(towns), kana }))
    return imported.value.area.towns.map(({ code, name }) => `${code} ${name.text}`)
  }
  const chome = (town: string) => townPoint({ town, koaza: '' })

  test('are those of the table; what it does not know gets the next free number', () => {
    expect(
      codesOf(
        [townPoint({ koaza: '本村' }), townPoint(), chome('赤松'), chome('奥河内')],
        kanaText('町,奥河内字寺前,おくがわちあざてらまえ,はい,0005103'),
      ),
    ).toEqual([
      '363870005000 奥河内',
      '363870005101 奥河内字本村',
      '363870005103 奥河内字寺前',
      '363870006000 赤松',
    ])
  })

  test('of a 丁目 end with its own number', () => {
    const towns = ['青葉台二丁目', '青葉台一丁目', '青葉台十二丁目', '浜町'].map(chome)

    expect(codesOf(towns, kanaText())).toEqual([
      '363870001001 青葉台一丁目',
      '363870001002 青葉台二丁目',
      '363870001012 青葉台十二丁目',
      '363870002000 浜町',
    ])
  })

  test('are never made up beside official ones', () => {
    const official = kanaText('町,赤松,あかまつ,はい,0001000').replace('仮町字番号', '町字ID')

    expect(codesOf([chome('赤松'), chome('阿部')], official)).toEqual([
      'towns.json 1: the table of readings has no 町字ID of 阿部.',
    ])
    expect(codesOf([chome('赤松')], official)).toEqual(['363870001000 赤松'])
  })
})
