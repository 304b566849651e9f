import type { Position } from './geography.ts'
import type { Spoken } from './order-document.ts'

/** What of a shelter decides which one is shown; `OrderShelter` and the desk's shelters have it. */
export interface Place {
  readonly shelterId: string
  readonly at: Position
}

/** How to get there on foot, estimated from the straight line: no road is known here. */
export interface Way {
  /** In steps of 100, at least 100. */
  readonly metres: number
  readonly minutes: number
  readonly direction: Direction
}

export interface ShelterChoice<Shelter extends Place> {
  readonly shelter: Shelter
  /** Null where nobody knows where the home is. */
  readonly way: Way | null
}

const directions = [
  'north',
  'north_east',
  'east',
  'south_east',
  'south',
  'south_west',
  'west',
  'north_west',
] as const
export type Direction = (typeof directions)[number]

export const directionWords = {
  north: { text: '北', kana: 'きた' },
  north_east: { text: '北東', kana: 'ほくとう' },
  east: { text: '東', kana: 'ひがし' },
  south_east: { text: '南東', kana: 'なんとう' },
  south: { text: '南', kana: 'みなみ' },
  south_west: { text: '南西', kana: 'なんせい' },
  west: { text: '西', kana: 'にし' },
  north_west: { text: '北西', kana: 'ほくせい' },
} as const satisfies Record<Direction, Spoken>

/**
 * All of them, the nearest first (equally near ones by their id); in the given order, without a way,
 * where the home's position is not known. Give it shelters that are fit for the hazard: an order
 * carries no others.
 */
export function chooseShelters<Shelter extends Place>(
  at: Position | null,
  shelters: readonly Shelter[],
): readonly ShelterChoice<Shelter>[] {
  if (at === null) return shelters.map((shelter) => ({ shelter, way: null }))
  return shelters
    .map((shelter) => ({ shelter, straight: metresBetween(at, shelter.at) }))
    .sort((a, b) => a.straight - b.straight || compareIds(a.shelter, b.shelter))
    .map(({ shelter, straight }) => ({ shelter, way: wayOf(straight, at, shelter.at) }))
}

const compareIds = (one: Place, other: Place): number => (one.shelterId < other.shelterId ? -1 : 1)

/** Roads are longer than the straight line, and old people walk 40 m in a minute. */
const detour = 1.3
const metresPerMinute = 40
const metresPerStep = 100

function wayOf(straight: number, from: Position, to: Position): Way {
  const steps = Math.max(1, Math.round((straight * detour) / metresPerStep))
  const metres = steps * metresPerStep
  return { metres, minutes: Math.ceil(metres / metresPerMinute), direction: direction(from, to) }
}

const earthRadiusMetres = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** The great circle on a sphere: within 0.6 % of the ellipsoid. */
export function metresBetween(from: Position, to: Position): number {
  const sinLat = Math.sin(radians(to.lat - from.lat) / 2)
  const sinLon = Math.sin(radians(to.lon - from.lon) / 2)
  const cosines = Math.cos(radians(from.lat)) * Math.cos(radians(to.lat))
  return 2 * earthRadiusMetres * Math.asin(Math.sqrt(sinLat * sinLat + cosines * sinLon * sinLon))
}

function direction(from: Position, to: Position): Direction {
  const north = to.lat - from.lat
  const east = (to.lon - from.lon) * Math.cos(radians(from.lat))
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4))
  return directions[(eighths + directions.length) % directions.length] ?? 'north'
}
