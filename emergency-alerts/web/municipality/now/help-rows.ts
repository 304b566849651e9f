import type { AreaFile } from '#emergency-alerts/contract/area-file'
import { type DoorRow, doorRows } from '../issued/doors/door-rows.ts'
import type { OrderAt } from '../orders/order-facts.ts'

/** A town from which homes call for help, and the order that they answered. */
export interface HelpRow extends DoorRow {
  readonly at: OrderAt
}

/** Where help is asked for, over all orders in force: most homes first. */
export function helpRows(
  inForce: readonly OrderAt[],
  area: Pick<AreaFile, 'towns'>,
): readonly HelpRow[] {
  return inForce
    .flatMap((at) => {
      const { reach } = at.version
      const rows = doorRows(reach ?? { byTown: [] }, at.order.counters, area)
      return rows.map((row) => ({ ...row, at }))
    })
    .filter(({ needHelp }) => needHelp > 0)
    .toSorted((one, other) => other.needHelp - one.needHelp)
}

export const townWords = ({ town }: DoorRow): string => town ?? '町丁目が 分からない'
