import type { KeptOrder, KeptOrderStore } from './kept-order-store.ts'

/** Orders in memory: for one process, lost with it. */
export function memoryKeptOrderStore(): KeptOrderStore {
  const kept = new Map<string, KeptOrder>()
  return {
    async keep(order) {
      const key = `${order.orderId}:${order.revision}`
      if (!kept.has(key)) kept.set(key, order)
    },
    async remembered(now) {
      return [...kept.values()]
        .filter(({ rememberedUntil }) => rememberedUntil > now)
        .sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime())
    },
  }
}
