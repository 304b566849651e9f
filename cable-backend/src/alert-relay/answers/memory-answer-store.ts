import { type AnswerKept, type AnswerStore, keyOf } from './answer-store.ts'

/** Answers in memory: for one process, lost with it. */
export function memoryAnswerStore(): AnswerStore {
  const kept = new Map<string, AnswerKept>()
  const untold = () => [...kept.values()].filter(({ toldAt }) => toldAt === null)
  return {
    keep: async (answers) =>
      answers.map((answer) => {
        const found = kept.get(keyOf(answer)) ?? { ...answer, toldAt: null }
        kept.set(keyOf(answer), found)
        return found
      }),
    untold: async (orderId, limit) =>
      untold()
        .filter((answer) => answer.orderId === orderId)
        .slice(0, limit),
    ordersUntold: async () => [...new Set(untold().map(({ orderId }) => orderId))],
    async markTold(answers, toldAt) {
      for (const answer of answers) {
        const found = kept.get(keyOf(answer))
        if (found !== undefined) kept.set(keyOf(answer), { ...found, toldAt })
      }
    },
    ofOrder: async (orderId) => [...kept.values()].filter((answer) => answer.orderId === orderId),
  }
}
