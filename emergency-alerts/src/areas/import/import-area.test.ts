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
const [_first = [0, 0], ..._others] = square
const swapped = square.map(([lon, lat]) => [lat, lon])

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
      / 0: 奥河内字寺前: latitude and longitude are swapped/,
    ],
    [
      'a town without a place',
      towns(townPoint(), townPoint({ koaza: '弁才天', lat: null, lng: null })),
      / 1: 奥河内字弁才天 has no point: give it one, or remove it/,
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
      'data that are not published',
      { shelters: JSON.stringify({ type: 'unavailable', message: '公開されていません。' }) },
      /-: there are no such data \(公開されていません。\): leave the file out/,
    ],
    [
      'a table instead of GeoJSON',
      { shelters: 'NO,共通ID,施設・場所名\r\n' },
      /-: it is not JSON \(.*\): give the JSON or GeoJSON file, not CSV/,
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
