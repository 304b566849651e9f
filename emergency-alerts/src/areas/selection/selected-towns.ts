import type { AreaTown } from '../../../contract/area-file.ts'
import { isSameTown } from '../../../contract/concerns.ts'
import type { AreaSelection } from '../../../contract/desk/order-draft.ts'
import type { TownCode } from '../../../contract/geography.ts'
import { isInRing } from '../../../contract/ring.ts'

/**
 * Which towns a selection marks, in the list and on the map alike. Of a town only a point is known, so
 * a ring marks those whose point it holds: whom it concerns is decided by the homes in it, also those
 * of a town that is not marked. A 大字 marks its 小字 and the other way round, as `concerns` does.
 */
export function selectedTowns(
  selection: AreaSelection,
  towns: readonly AreaTown[],
): ReadonlySet<TownCode> {
  const marked = towns.filter((town) => isSelected(selection, town))
  return new Set(marked.map(({ code }) => code))
}

function isSelected(selection: AreaSelection, { code, at }: AreaTown): boolean {
  switch (selection.kind) {
    case 'municipality':
      return true
    case 'towns':
      return selection.towns.some((named) => isSameTown(named, code))
    case 'rings':
      return selection.rings.some((ring) => isInRing(ring, at))
  }
}
