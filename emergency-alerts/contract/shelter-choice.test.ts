import { describe, expect, test } from '@jest/globals'
import { chooseShelters, directionWords, metresBetween, type Place } from './shelter-choice.ts'

const home = { lat: 33.73, lon: 134.53 }
/** One degree of latitude is 111,195 m on this sphere; a degree of longitude is shorter. */
const place = (shelterId: string, northMetres: number, eastMetres: number): Place => ({
  shelterId,
  at: {
    lat: home.lat + northMetres / 111_195,
    lon: home.lon + eastMetres / (111_195 * Math.cos((home.lat * Math.PI) / 180)),
  },
})
const wayTo = (northMetres: number, eastMetres: number) =>
  chooseShelters(home, [place('one', northMetres, eastMetres)])[0]?.way

describe('the way to a shelter', () => {
  test.each([
    ['1,000 m in a straight line are 1,300 m to walk', 1000, { metres: 1300, minutes: 33 }],
    ['200 m are 260 m, said as 300 m', 200, { metres: 300, minutes: 8 }],
    ['the house next door is said as 100 m', 5, { metres: 100, minutes: 3 }],
    ['the shelter itself too', 0, { metres: 100, minutes: 3 }],
    ['3,077 m are a hundred minutes', 3077, { metres: 4000, minutes: 100 }],
  ])('%s', (_what, northMetres, expected) => {
    expect(wayTo(northMetres, 0)).toMatchObject(expected)
  })

  test.each([
    ['北', 1000, 0],
    ['北', 1000, 400],
    ['北東', 1000, 450],
    ['北東', 700, 700],
    ['東', 0, 700],
    ['南東', -700, 700],
    ['南', -700, 0],
    ['南西', -700, -700],
    ['西', 10, -700],
    ['北西', 700, -700],
    ['北', 1000, -400],
  ])('leads to the %s', (expected, northMetres, eastMetres) => {
    const way = wayTo(northMetres, eastMetres)

    expect(way && directionWords[way.direction].text).toBe(expected)
  })
})

test('the nearest shelter comes first', () => {
  const shelters = [place('far', 900, 0), place('near', 0, -300), place('middle', -500, 0)]

  expect(chooseShelters(home, shelters).map(({ shelter }) => shelter.shelterId)).toEqual([
    'near',
    'middle',
    'far',
  ])
})

test('two at one place are in the order of their ids, whatever came first', () => {
  const [hall, gym] = [place('E02', 300, 0), place('E01', 300, 0)]

  expect(chooseShelters(home, [hall, gym])).toEqual(chooseShelters(home, [gym, hall]))
})

test('a home whose position nobody knows gets them all, without a way', () => {
  const shelters = [place('far', 900, 0), place('near', 0, -300)]

  expect(chooseShelters(null, shelters)).toEqual(
    shelters.map((shelter) => ({ shelter, way: null })),
  )
})

test('where nothing is fit, nothing is chosen', () => {
  expect(chooseShelters(home, [])).toEqual([])
})

test('a distance is that of the great circle', () => {
  const [sapporo, naha] = [
    { lat: 43.0621, lon: 141.3544 },
    { lat: 26.2124, lon: 127.6809 },
  ]

  expect(metresBetween(sapporo, naha)).toBeCloseTo(metresBetween(naha, sapporo), 6)
  expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 90 }) / 10_007_557).toBeCloseTo(1, 5)
  expect(metresBetween(sapporo, naha) / 2_243_000).toBeCloseTo(1, 2)
})
