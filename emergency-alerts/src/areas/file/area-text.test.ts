import { describe, expect, test } from '@jest/globals'
import { areaCorpus, corpusFile, minamiAreaText } from '#mocks/fixtures/areas/corpus'
import { isInRing } from '../../../contract/ring.ts'
import { createHomeIndex } from '../../../contract/targeting/home-index.ts'
import { readBoundary } from '../import/read/read-boundary.ts'
import { readShelters } from '../import/read/read-shelters.ts'
import { readTowns } from '../import/read/read-towns.ts'
import { strangersIn } from '../import/strangers.ts'
import { orderShelterOf } from '../shelters/shelters-for.ts'
import { boundaryRings, parseArea, writeArea } from './area-text.ts'

const text = minamiAreaText()
const parsed = parseArea(text)
const area = parsed.ok ? parsed.value : null
const rings = area === null ? [] : boundaryRings(area)

describe('the area file of 美波町', () => {
  test('is read, and written again as it stands', () => {
    expect(area?.municipality).toMatchObject({ code: '36387', name: { text: '美波町' } })
    expect(area !== null && writeArea(area)).toBe(text)
  })

  test('is small enough for a page', () => {
    expect(text.length).toBeLessThan(300_000)
  })

  test('has every town and shelter within its boundary', () => {
    const places = [...(area?.towns ?? []), ...(area?.shelters ?? [])]

    expect(places).toHaveLength(25 + 76)
    expect(places.filter(({ at }) => !rings.some((ring) => isInRing(ring, at)))).toEqual([])
  })

  test('says how every name is read, and which readings nobody confirmed', () => {
    const names = [...(area?.towns ?? []), ...(area?.shelters ?? [])].map(({ name }) => name)

    expect(names.filter(({ kana }) => kana === null)).toEqual([])
    expect(names.some(({ isSure }) => !isSure)).toBe(true)
  })

  test.each([
    ['tsunami', 23],
    ['flood', 20],
    ['volcano', 0],
  ] as const)('has shelters that are fit for %s: %d', (hazard, count) => {
    const fit = area?.shelters.filter((shelter) => orderShelterOf(shelter, hazard) !== null)

    expect(fit).toHaveLength(count)
  })

  test('says where it comes from', () => {
    expect(area?.sources.map(({ attribution }) => attribution).join()).toMatch(
      /国土数値情報（行政区域データ）.*Geolonia 住所データ.*指定緊急避難場所/,
    )
  })
})

test.each([
  ['no JSON', 'x', /^The area file is not JSON/],
  ['another file', '{}', /^The area file is not as it should be: format/],
  ['a later version', text.replace('"version":1', '"version":2'), /not as it should be: version/],
])('%s is refused in a sentence', (_what, given, sentence) => {
  const refused = parseArea(given)

  expect(refused.ok ? '' : refused.error).toMatch(sentence)
})

const codes = ['36387', '28204'] as const
const corpora = codes.map((code) => areaCorpus(code)).filter((corpus) => corpus !== null)
const where = corpora.length === 0 ? ' (not found beside the project)' : ''

describe(`the open data of 美波町 and 西宮市${where}`, () => {
  const read = corpora.map((corpus) => {
    const boundary = readBoundary(corpusFile(corpus.boundary), corpus.code)
    const files = [corpus.emergency, corpus.evacuation].map(corpusFile)
    return {
      code: corpus.code,
      boundary,
      towns: readTowns(corpusFile(corpus.towns)),
      shelters: files.map((file) => readShelters(file, corpus.code)),
    }
  })
  const placesOf = ({ towns, shelters }: (typeof read)[number]) => [
    ...towns.read,
    ...shelters.flatMap((reading) => reading.read),
  ]

  test('is read without a fault', () => {
    expect(read.flatMap(({ towns }) => towns.refusals)).toEqual([])
    expect(read.flatMap(({ shelters }) => shelters.flatMap(({ refusals }) => refusals))).toEqual([])
    expect(read.map((each) => placesOf(each).length)).toEqual(
      corpora.length === 0 ? [] : [101, expect.any(Number)],
    )
  })

  test('lies in its own boundary, and nothing of it in the other one', () => {
    for (const one of read) {
      const other = read.find(({ code }) => code !== one.code)
      const strangers = (of: (typeof read)[number] | undefined) =>
        of?.boundary.ok === true ? strangersIn(of.boundary.value, '', placesOf(one)).length : null

      expect(strangers(one)).toBe(0)
      expect(strangers(other)).toBe(placesOf(one).length)
    }
  })

  test('the committed boundary loses no corner of the original', () => {
    const boundary = read.find(({ code }) => code === '36387')?.boundary
    const original = boundary?.ok === true ? boundary.value.rings : []
    const homes = original.flat().map((at) => ({ municipality: '36387', town: null, at }))
    const name = { text: '美波町', kana: 'みなみちょう' }
    const concerned = createHomeIndex(homes).concernedBy({
      municipality: { code: '36387', name },
      areas: [{ name, extent: { kind: 'rings', rings } }],
    })

    expect(concerned.length).toBe(homes.length)
  })
})
