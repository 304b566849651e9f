import { isSameTown } from '#emergency-alerts/contract/concerns'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import type { Position, Ring, TownCode } from '#emergency-alerts/contract/geography'

/** A ring as it is drawn: its corners, the first not said again at the end. */
export type Corners = readonly Position[]

export const cornersOf = (ring: Ring): Corners => ring.slice(0, -1)
export const ringOf = (corners: Corners): Ring => [...corners, ...corners.slice(0, 1)]

/** What the rings select, or nothing when there is none left. */
export const selectRings = (rings: readonly Corners[]): AreaSelection | null =>
  rings.length === 0 ? null : { kind: 'rings', rings: rings.map(ringOf) }

export const drawnRings = (selection: AreaSelection | null): readonly Corners[] =>
  selection?.kind === 'rings' ? selection.rings.map(cornersOf) : []

/** How much of a town's homes a selection reaches. */
export type TownShare = 'all' | 'part' | 'none'

export interface TownReach {
  readonly homes: number
  readonly people: number
  readonly boxes: number
}

export const noReach: TownReach = { homes: 0, people: 0, boxes: 0 }

export const reachByTown = (reach: Reach | null): ReadonlyMap<TownCode, TownReach> =>
  new Map(
    reach?.byTown.flatMap(({ town, ...counts }) => (town === null ? [] : [[town, counts]])) ?? [],
  )

/** Whether the list of towns names this one, by its own code or by that of its whole 大字. */
export const isNamed = (selection: AreaSelection | null, code: TownCode): boolean =>
  selection?.kind === 'municipality' ||
  (selection?.kind === 'towns' &&
    selection.towns.some((named) => named === code || isWholeOf(named, code)))

/** Whether `whole` names the 大字 of which `code` is a part. */
const isWholeOf = (whole: TownCode, code: TownCode): boolean =>
  whole !== code && whole.endsWith('000') && !code.endsWith('000') && isSameTown(whole, code)

/** Named only because its whole 大字 is: it cannot be taken out by itself. */
export const isNamedByWhole = (selection: AreaSelection | null, code: TownCode): boolean =>
  selection?.kind === 'towns' &&
  !selection.towns.includes(code) &&
  selection.towns.some((named) => isWholeOf(named, code))

/**
 * Ticks or unticks a town. Rings cannot hold that: their towns become a list, which from then on is
 * the selection. Nothing is left when the last town goes.
 */
export function toggleTown(
  selection: AreaSelection | null,
  code: TownCode,
  { all, touched }: { readonly all: readonly TownCode[]; readonly touched: readonly TownCode[] },
): AreaSelection | null {
  const before = townsOf(selection, { all, touched })
  const towns = before.includes(code)
    ? before.filter((each) => each !== code)
    : [...before.filter((each) => !isWholeOf(code, each)), code]
  return towns.length === 0 ? null : { kind: 'towns', towns }
}

function townsOf(
  selection: AreaSelection | null,
  { all, touched }: { readonly all: readonly TownCode[]; readonly touched: readonly TownCode[] },
): readonly TownCode[] {
  switch (selection?.kind) {
    case 'municipality':
      return all
    case 'towns':
      return selection.towns
    case 'rings':
      return touched
    default:
      return []
  }
}
