import type { AnswerStore } from '../answers/answer-store.ts'
import type { AlertBoard } from '../progress/alert-board.ts'
import type { FollowUpTimes } from '../progress/follow-up.ts'
import { type Hearing, hearOrders, type OrderHearing } from './hear-orders.ts'
import { keepOrders } from './keep-orders.ts'
import type { KeptOrderStore } from './kept-order-store.ts'
import { recallOrders } from './recall-orders.ts'

interface Intake extends Pick<Hearing, 'bus' | 'feed' | 'municipality' | 'onFault'> {
  readonly stores: {
    readonly orders: KeptOrderStore
    readonly answers: Pick<AnswerStore, 'ofOrder'>
  }
  readonly times: FollowUpTimes & { readonly feedEveryMs: number }
  readonly board: AlertBoard
  /** Writes an order that was taken to everybody who has to know of it. */
  readonly announce: (orderId: string) => void
  readonly now: () => Date
}

/** The way of orders to the board: those of an earlier start first, then what is heard. */
export interface OrderIntake {
  /** Recalls and begins to hear; once it has, it does nothing more. */
  open(): Promise<void>
  /** Null until the orders of an earlier start are known. */
  hearing(): OrderHearing | null
  /** How many orders wait for the database. */
  waiting(): number
  stop(): Promise<void>
}

export function createOrderIntake(intake: Intake): OrderIntake {
  const { stores, times, board, announce, now, onFault } = intake
  const keeper = keepOrders(stores.orders, onFault)
  let hearing: OrderHearing | null = null
  const hear = (): OrderHearing =>
    hearOrders({
      ...intake,
      feedEveryMs: times.feedEveryMs,
      take: (document, signedOrder) => {
        const order = { document, signedOrder, arrivedAt: now() }
        const refusal = board.take(order)
        if (refusal !== null) return refusal
        announce(document.orderId)
        keeper.add(order)
        return null
      },
    })
  return {
    async open() {
      if (hearing !== null) return
      await recallOrders({ ...intake, store: stores.orders, answers: stores.answers })
      hearing = hear()
    },
    hearing: () => hearing,
    waiting: keeper.waiting,
    async stop() {
      await hearing?.stop()
      await keeper.stop()
    },
  }
}
