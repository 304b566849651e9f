import type { Position, Ring } from '#emergency-alerts/contract/geography'
import type {
  OrderArea,
  OrderDocument,
  OrderShelter,
  OrderWords,
  Spoken,
  VoiceClip,
} from '#emergency-alerts/contract/order-document'
import {
  byKind,
  list,
  nullable,
  number,
  oneOf,
  type Read,
  shape,
  text,
  when,
  whole,
} from './read-json.ts'

/** The shapes of the contract, read by hand: its schemas weigh more than this whole layer. */
export const readSpoken: Read<Spoken> = shape({ text: text(), kana: text() })

export const readClip: Read<VoiceClip> = shape({
  url: text(/^https?:\/\/./),
  sha256: text(/^[0-9a-f]{64}$/),
  seconds: number(0, Number.MAX_VALUE),
})

export const readOrderId = text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
export const readRevision = whole(1)
export const readMunicipality = text(/^[0-9]{5}$/)
export const readTown = text(/^[0-9]{12}$/)

export const readPosition: Read<Position> = shape({
  lat: number(-90, 90),
  lon: number(-180, 180),
})
const readRing: Read<Ring> = list(readPosition, { least: 4 })

const readArea: Read<OrderArea> = shape({
  name: readSpoken,
  extent: byKind<OrderArea['extent']>({
    municipality: shape({ kind: oneOf('municipality') }),
    towns: shape({ kind: oneOf('towns'), towns: list(readTown) }),
    rings: shape({ kind: oneOf('rings'), rings: list(readRing) }),
  }),
})

const readShelter: Read<OrderShelter> = shape({
  shelterId: text(),
  name: readSpoken,
  floor: nullable(readSpoken),
  address: text(),
  at: readPosition,
  voice: nullable(readClip),
})

const readWords: Read<OrderWords> = shape({
  headline: readSpoken,
  what: readSpoken,
  act: readSpoken,
  otherwise: readSpoken,
})

/** ISO 8601 with an offset, as the contract has it. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
/** `Date` would take 31 February for a day in March. */
const isDay = (at: string): boolean =>
  new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(at.slice(8, 10))
const readTime = when(text(time), (at) => !Number.isNaN(Date.parse(at)) && isDay(at))

/** `OrderDocument` of the contract; what it does not agree with is never shown. */
export const readOrder: Read<OrderDocument> = shape({
  orderId: readOrderId,
  revision: readRevision,
  status: oneOf('Actual', 'Exercise', 'Test'),
  standing: oneOf('in_force', 'lifted', 'cancelled'),
  municipality: shape({ code: readMunicipality, name: readSpoken }),
  hazard: oneOf(
    'flood',
    'landslide',
    'storm_surge',
    'earthquake',
    'tsunami',
    'large_fire',
    'inland_flood',
    'volcano',
  ),
  kind: oneOf('elderly_evacuation', 'evacuation', 'immediate_safety'),
  level: oneOf(3, 4, 5, null),
  areas: list(readArea, { least: 1 }),
  words: shape({ ja: readWords, easy: readWords, en: readWords }),
  changed: nullable(readSpoken),
  voice: shape({ opening: nullable(readClip), body: nullable(readClip) }),
  shelters: list(readShelter),
  issuedAt: readTime,
  expiresAt: readTime,
})
