import type { AreaShelter } from '../../../contract/area-file.ts'
import type { Position } from '../../../contract/geography.ts'
import type { Hazard, OrderShelter, Spoken } from '../../../contract/order-document.ts'
import { chooseShelters, type ShelterChoice } from '../../../contract/shelter-choice.ts'

/**
 * The 指定緊急避難場所 that are designated for a hazard, with the ways to them, the nearest first: what
 * a television there would show.
 */
export const sheltersFor = (
  hazard: Hazard,
  at: Position | null,
  shelters: readonly AreaShelter[],
): readonly ShelterChoice<AreaShelter>[] =>
  chooseShelters(
    at,
    shelters.filter((shelter) => isFit(shelter, hazard)),
  )

const isFit = ({ kind, hazards }: AreaShelter, hazard: Hazard): boolean =>
  kind === 'emergency' && hazards.includes(hazard)

/**
 * A shelter as an order for that hazard carries it, but for its voice; null where it is not fit for
 * the hazard: no order ever sends people there. A name without a reading is its own reading.
 */
export function orderShelterOf(shelter: AreaShelter, hazard: Hazard): OrderShelter | null {
  if (!isFit(shelter, hazard)) return null
  const { shelterId, name, address, at, floors } = shelter
  const floor = floors[hazard]
  return {
    shelterId,
    name: { text: name.text, kana: name.kana ?? name.text },
    floor: floor === undefined ? null : floorWords(floor),
    address,
    at,
    voice: null,
  }
}

const wideDigits = '０１２３４５６７８９'
const floorReadings = [
  'にかい',
  'さんがい',
  'よんかい',
  'ごかい',
  'ろっかい',
  'ななかい',
  'はちかい',
  'きゅうかい',
  'じゅっかい',
] as const

/** 「３階以上」: the third floor is meant too. */
function floorWords(floor: number): Spoken {
  const digits = Array.from(String(floor), (digit) => wideDigits[Number(digit)] ?? digit).join('')
  return { text: `${digits}階以上`, kana: `${floorReadings[floor - 2] ?? `${digits}かい`}いじょう` }
}
