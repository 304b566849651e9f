/**
 * A number of its own for each box, from 0 to below 1, evenly spread and always the same (FNV-1a of
 * its name with the avalanche of MurmurHash3, so that names in a row lie far apart).
 */
export function shareOf(boxId: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < boxId.length; index += 1) {
    hash = Math.imul(hash ^ boxId.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

const soonestMs = 1_000
const narrowestMs = 2_000

interface Crowd {
  /** How many boxes would come back at the same time. */
  readonly boxes: number
  /** How many a relay takes in a second. */
  readonly perSecond: number
}

/**
 * When a box shall come again after its line has ended: each at its own place in a time in which the
 * relay could take twice as many.
 */
export function comeAgainAfterMs(boxId: string, { boxes, perSecond }: Crowd): number {
  const spreadMs = Math.max(narrowestMs, (2 * boxes * 1000) / perSecond)
  return soonestMs + shareOf(boxId) * spreadMs
}
