import type { Position, Ring } from '#emergency-alerts/contract/geography'
import type { Home } from '#emergency-alerts/contract/home'

/** Mulberry32: the same numbers in every run, in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const municipality = '36387'
export const centre: Position = { lat: 33.75, lon: 134.53 }

const hamlets = 400
/** Degrees to each side of the centre; 美波町 reaches about half as far. */
const reach = 0.25
/** Half of a hamlet's homes lie within so many degrees: some 600 m. */
const hamletReach = 0.006

const townCount = 2000
export const townCode = (number: number): string =>
  `${municipality}${String(1 + (number % townCount)).padStart(4, '0')}000`

/** Homes in hamlets around 美波町, with the six decimals that a position is written with. */
export function inventedHomes(count: number): Home[] {
  const random = randomFrom(36_387)
  const within = (size: number) => (random() - random()) * size
  const places = Array.from({ length: hamlets }, () => ({
    lat: centre.lat + (2 * random() - 1) * reach,
    lon: centre.lon + (2 * random() - 1) * reach,
  }))
  return Array.from({ length: count }, () => {
    const number = Math.floor(random() * townCount)
    const { lat, lon } = places[number % hamlets] ?? centre
    const at = {
      lat: Number((lat + within(hamletReach)).toFixed(6)),
      lon: Number((lon + within(hamletReach)).toFixed(6)),
    }
    return { municipality, town: townCode(number), at }
  })
}

/** A ring of so many corners that goes in and out around the centre, as a coast does. */
export function jaggedRing(corners: number, size: number): Ring {
  const random = randomFrom(corners)
  const ring = Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners
    const radius = size * (0.85 + 0.15 * random())
    return {
      lat: centre.lat + radius * Math.sin(angle),
      lon: centre.lon + radius * Math.cos(angle),
    }
  })
  return [...ring, ...ring.slice(0, 1)]
}
