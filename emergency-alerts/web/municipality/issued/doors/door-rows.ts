import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { OrderCounters, Reach } from '#emergency-alerts/contract/desk/order-view'

/** A town in which somebody has to go from door to door. */
export interface DoorRow {
  /** Null for homes whose town is not known. */
  readonly town: string | null
  readonly needHelp: number
  /** Homes that have not answered, those without a television among them. */
  readonly unknown: number
  readonly homes: number
}

/**
 * Towns with homes that need help or have not answered, help first, then where most are unknown. A
 * home that the register did not have when the order was submitted counts where it answered.
 */
export function doorRows(
  reach: Pick<Reach, 'byTown'>,
  counters: Pick<OrderCounters, 'byTown'> | null,
  { towns }: Pick<AreaFile, 'towns'>,
): readonly DoorRow[] {
  const said = new Map((counters?.byTown ?? []).map((one) => [one.town, one]))
  const counted = new Set(reach.byTown.map(({ town }) => town))
  const added = [...said.keys()].filter((town) => !counted.has(town))
  return [...reach.byTown, ...added.map((town) => ({ town, homes: 0 }))]
    .map(({ town, homes }) => {
      const answered = said.get(town)?.answered ?? 0
      return {
        town: towns.find(({ code }) => code === town)?.name.text ?? null,
        needHelp: said.get(town)?.needHelp ?? 0,
        unknown: Math.max(0, homes - answered),
        homes: Math.max(homes, answered),
      }
    })
    .filter(({ needHelp, unknown }) => needHelp + unknown > 0)
    .toSorted((one, other) => other.needHelp - one.needHelp || other.unknown - one.unknown)
}
