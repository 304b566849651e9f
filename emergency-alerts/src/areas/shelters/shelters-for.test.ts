import { expect, test } from '@jest/globals'
import type { AreaShelter } from '../../../contract/area-file.ts'
import { OrderShelter } from '../../../contract/order-document.ts'
import { orderShelterOf, sheltersFor } from './shelters-for.ts'

const shelter = (overrides: Partial<AreaShelter>): AreaShelter => ({
  shelterId: 'E3638700010201',
  kind: 'emergency',
  name: { text: '日和佐公民館', kana: 'ひわさこうみんかん', isSure: true },
  address: '徳島県美波町奥河内字寺前153-1',
  at: { lat: 33.731103, lon: 134.533055 },
  hazards: ['flood', 'landslide', 'storm_surge', 'earthquake', 'tsunami'],
  floors: { flood: 2, tsunami: 3 },
  note: '洪水時は２階以上に避難。津波時は３階以上に避難',
  ...overrides,
})
const temple = shelter({
  shelterId: 'E3638700011201',
  at: { lat: 33.732323, lon: 134.527589 },
  hazards: ['tsunami'],
})
const station = { lat: 33.7318, lon: 134.5283 }

test('only what is designated for the hazard is chosen', () => {
  const idsFor = (hazard: 'flood' | 'tsunami' | 'volcano') =>
    sheltersFor(hazard, station, [shelter({}), temple]).map((one) => one.shelter.shelterId)

  expect(idsFor('tsunami')).toEqual(['E3638700011201', 'E3638700010201'])
  expect(idsFor('flood')).toEqual(['E3638700010201'])
  expect(idsFor('volcano')).toEqual([])
})

test('a 指定避難所 is no place to be safe in, whatever it is marked with', () => {
  const place = shelter({ kind: 'evacuation' })

  expect(sheltersFor('flood', station, [place])).toEqual([])
  expect(orderShelterOf(place, 'flood')).toBeNull()
})

test.each([
  ['flood', { text: '２階以上', kana: 'にかいいじょう' }],
  ['tsunami', { text: '３階以上', kana: 'さんがいいじょう' }],
  ['earthquake', null],
] as const)('an order for %s says from which floor on', (hazard, floor) => {
  expect(orderShelterOf(shelter({}), hazard)?.floor).toEqual(floor)
})

test('a floor above the tenth is written and read in digits', () => {
  const tower = shelter({ floors: { tsunami: 11 } })

  expect(orderShelterOf(tower, 'tsunami')?.floor).toEqual({
    text: '１１階以上',
    kana: '１１かいいじょう',
  })
})

test('what goes into an order is what the contract says', () => {
  expect(OrderShelter.parse(orderShelterOf(shelter({}), 'tsunami'))).toMatchObject({
    name: { text: '日和佐公民館', kana: 'ひわさこうみんかん' },
  })
})

test('a name without a reading is carried as it is written', () => {
  const unread = shelter({ name: { text: '荘巌寺', kana: null, isSure: false } })

  expect(orderShelterOf(unread, 'flood')?.name).toEqual({ text: '荘巌寺', kana: '荘巌寺' })
})
