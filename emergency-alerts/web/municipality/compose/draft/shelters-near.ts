import type { AreaFile, AreaShelter } from '#emergency-alerts/contract/area-file'
import type { AreaSelection, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Position } from '#emergency-alerts/contract/geography'
import { metresBetween } from '#emergency-alerts/contract/shelter-choice'
import { holdsTown } from '../../orders/area-words.ts'

type Of = Pick<OrderDraft, 'hazard' | 'area'>

/** Old people walk 40 m in a minute: more than this is not near. */
const nearMetres = 2_500
const atLeast = 3

/** Points of the area: of its towns, and the corners of its rings. */
function pointsOf(selection: AreaSelection, { towns }: AreaFile): readonly Position[] {
  const points = towns.filter((town) => holdsTown(selection, town)).map(({ at }) => at)
  return selection.kind === 'rings' ? [...points, ...selection.rings.flat()] : points
}

export interface ShelterAtDistance {
  readonly shelter: AreaShelter
  /** To the nearest known point of the area; null without an area. */
  readonly metres: number | null
  readonly isFit: boolean
}

/** The emergency shelters of the municipality, the nearest to the area first, fit for the hazard or not. */
export function sheltersByDistance(
  { hazard, area }: Of,
  file: AreaFile,
): readonly ShelterAtDistance[] {
  const points = area === null ? [] : pointsOf(area, file)
  return file.shelters
    .filter(({ kind }) => kind === 'emergency')
    .map((shelter) => ({
      shelter,
      metres:
        points.length === 0
          ? null
          : Math.min(...points.map((point) => metresBetween(point, shelter.at))),
      isFit: shelter.hazards.includes(hazard),
    }))
    .toSorted((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
}

/**
 * Which shelters an order names unless somebody chooses others: those fit for the hazard within
 * 2.5 km, three at the least, all of them for the whole municipality. Each television shows the
 * nearest of them.
 */
export function sheltersNear(of: Of, file: AreaFile): readonly string[] {
  if (of.area === null) return []
  const fit = sheltersByDistance(of, file).filter(({ isFit }) => isFit)
  const isEverywhere = of.area.kind === 'municipality'
  return fit
    .filter(({ metres }, index) => isEverywhere || index < atLeast || (metres ?? 0) <= nearMetres)
    .map(({ shelter }) => shelter.shelterId)
}
