import type { TownCode } from './geography.ts'
import type { Home } from './home.ts'
import type { OrderArea, OrderDocument } from './order-document.ts'
import { isInRing } from './ring.ts'

export type { Home } from './home.ts'

/** What of an order says whom it concerns. */
export type Reach = Pick<OrderDocument, 'municipality' | 'areas'>

/**
 * Whom an order concerns; the only place where that is decided. Nobody outside the municipality that
 * issued it, also where a ring reaches over the border. Within it no resident is dropped for what is
 * not known: a home without a position is concerned by every ring, a home without a town by every
 * list of towns. Standing and status do not matter: who got the order gets its end too.
 */
export const concerns = (order: Reach, home: Home): boolean =>
  order.municipality.code === home.municipality && order.areas.some((area) => reaches(area, home))

function reaches({ extent }: OrderArea, { town, at }: Home): boolean {
  switch (extent.kind) {
    case 'municipality':
      return true
    case 'towns':
      return town === null || extent.towns.some((named) => isSameTown(named, town))
    case 'rings':
      return at === null || extent.rings.some((ring) => isInRing(ring, at))
  }
}

/** Five digits of the municipality and four of the 大字・町; three of the 丁目 or 小字 follow. */
const largeTownDigits = 9
const wholeTown = '000'

/** Whether a code names the whole 大字 or 町, not one 丁目 or 小字 of it. */
const isWholeTown = (town: TownCode): boolean => town.endsWith(wholeTown)

export const largeTownOf = (town: TownCode): string => town.slice(0, largeTownDigits)

/**
 * Equal codes, or one names the whole 大字 of the other: an order for 奥河内 holds in 奥河内字寺前,
 * and a home that is only known to lie in 奥河内 is warned by an order for 奥河内字寺前.
 */
export const isSameTown = (one: TownCode, other: TownCode): boolean =>
  one === other ||
  ((isWholeTown(one) || isWholeTown(other)) && largeTownOf(one) === largeTownOf(other))
