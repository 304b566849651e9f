import type { LineSet } from './lines/line-set.ts'
import type { OrderRefusal } from './orders/order-book.ts'
import type { OrderIntake } from './orders/order-intake.ts'
import type { AlertBoard } from './progress/alert-board.ts'

/** How a relay is, for its operator. */
export interface RelayHealth {
  /** `loading` until households and orders are known: no box is let in before. */
  readonly state: 'loading' | 'up'
  readonly bus: 'up' | 'down'
  readonly feed: 'up' | 'down'
  readonly boxes: { readonly known: number; readonly connected: number }
  readonly orders: number
  /** Orders that were not taken, by the reason. */
  readonly refused: Readonly<Partial<Record<OrderRefusal, number>>>
  /** Orders that wait for the database. */
  readonly unkept: number
}

interface LookedAt {
  readonly isLoaded: boolean
  readonly board: AlertBoard
  readonly lines: LineSet
  readonly intake: OrderIntake
}

export function healthOf({ isLoaded, board, lines, intake }: LookedAt): RelayHealth {
  const hearing = intake.hearing()
  return {
    state: isLoaded ? 'up' : 'loading',
    bus: hearing?.bus() ?? 'down',
    feed: hearing?.feed() ?? 'down',
    boxes: { known: board.register.boxes.length, connected: lines.size },
    orders: board.orderIds.length,
    refused: hearing?.refused() ?? {},
    unkept: intake.waiting(),
  }
}
