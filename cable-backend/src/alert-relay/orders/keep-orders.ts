import { repeat } from '../rounds/repeat.ts'
import type { KeptOrderStore } from './kept-order-store.ts'
import { type HeldOrder, rememberedUntil } from './order-book.ts'

interface OrderKeeper {
  add(order: HeldOrder): void
  /** How many wait for the database. */
  waiting(): number
  stop(): Promise<void>
}

/** Keeps orders behind their way to the boxes; while the database is away they wait here. */
export function keepOrders(
  store: Pick<KeptOrderStore, 'keep'>,
  onFault: (fault: Error) => void,
): OrderKeeper {
  const waiting: HeldOrder[] = []
  const keeping = repeat({
    everyMs: 1_000,
    onFault,
    work: async () => {
      for (let order = waiting[0]; order !== undefined; order = waiting[0]) {
        const { document, signedOrder, arrivedAt } = order
        const { orderId, revision } = document
        await store.keep({
          orderId,
          revision,
          signedOrder,
          arrivedAt,
          rememberedUntil: rememberedUntil(document),
        })
        waiting.shift()
      }
    },
  })
  return {
    add(order) {
      waiting.push(order)
      keeping.wake()
    },
    waiting: () => waiting.length,
    stop: keeping.stop,
  }
}
