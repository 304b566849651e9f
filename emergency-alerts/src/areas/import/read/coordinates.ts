import type { Position, Ring } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { ringFault } from '../../shapes/ring-fault.ts'
import { closeAlmost, partAtCorners } from './part-ring.ts'

/** From Okinotorishima and Yonaguni to Etorofu and Minamitorishima. */
const japan = { south: 20, north: 46, west: 122, east: 154.5 }

export const isInJapan = ({ lat, lon }: Position): boolean =>
  lat >= japan.south && lat <= japan.north && lon >= japan.west && lon <= japan.east

export const swapped = ({ lat, lon }: Position): Position => ({ lat: lon, lon: lat })

/** A GeoJSON position: longitude first (RFC 7946 §3.1.1); an altitude is left out. */
export function parsePosition(given: unknown): Result<Position, string> {
  if (!Array.isArray(given) || given.length < 2 || given.length > 3)
    return err(`${shown(given)} is no position: it must be [longitude, latitude].`)
  const [lon, lat] = given
  return checkPosition({ lat, lon })
}

export function checkPosition({ lat, lon }: Record<'lat' | 'lon', unknown>) {
  if (typeof lat !== 'number' || typeof lon !== 'number' || !isFinitePair(lat, lon))
    return err(`longitude ${shown(lon)} and latitude ${shown(lat)} are not both finite numbers.`)
  const at = { lat, lon }
  if (isInJapan(at)) return ok(at)
  if (isInJapan(swapped(at)))
    return err(`latitude and longitude are swapped: ${lat} is given as the latitude.`)
  return err(`longitude ${lon}, latitude ${lat} is not in Japan.`)
}

const isFinitePair = (lat: number, lon: number) => Number.isFinite(lat) && Number.isFinite(lon)

/**
 * A linear ring (RFC 7946 §3.1.6), in whichever direction it runs; several where it touches itself at
 * corners, as rings made of shapefiles do.
 */
export function parseRing(given: unknown): Result<readonly Ring[], string> {
  if (!Array.isArray(given)) return err(`${shown(given)} is no ring.`)
  const corners: Position[] = []
  for (const each of given) {
    const corner = parsePosition(each)
    if (!corner.ok) return corner
    corners.push(corner.value)
  }
  const closed = closeAlmost(corners)
  const isClosed = ringFault(closed)?.code !== 'unclosed'
  const rings = isClosed ? partAtCorners(closed) : [closed]
  const [fault] = rings.flatMap((ring) => ringFault(ring) ?? [])
  return fault === undefined ? ok(rings) : err(faultSentences[fault.code](placeOf(fault.at)))
}

const faultSentences = {
  empty: () => 'the ring is empty.',
  too_few_corners: () => 'the ring has fewer than three corners: it encloses nothing.',
  unclosed: (at: string) => `the ring is not closed: it must end where it begins, at ${at}.`,
  crosses_itself: (at: string) => `the ring crosses or touches itself near ${at}.`,
} as const

const placeOf = (at: Position | null): string => (at === null ? '' : `[${at.lon}, ${at.lat}]`)

const shown = (given: unknown): string => (JSON.stringify(given) ?? 'nothing').slice(0, 60)
