import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import { type AnswerStore, type KeptAnswer, keyOf } from './answer-store.ts'
import { alertAnswers } from './tables.ts'

/** Answers in the operator's own schema; one statement for a whole batch. */
export function postgresAnswerStore(db: Database): AnswerStore {
  const isUntold = isNull(alertAnswers.toldAt)
  return {
    async keep(answers) {
      if (answers.length === 0) return []
      const once = new Map(answers.map((answer) => [keyOf(answer), answer]))
      const rows = await db
        .insert(alertAnswers)
        .values([...once.values()])
        .onConflictDoUpdate({
          target: [alertAnswers.orderId, alertAnswers.boxId, alertAnswers.answerId],
          // Nothing changes; so the row that was there comes back as well.
          set: { toldAt: sql`${alertAnswers.toldAt}` },
        })
        .returning()
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      return answers.flatMap((answer) => found.get(keyOf(answer)) ?? [])
    },
    untold: (orderId, limit) =>
      db
        .select()
        .from(alertAnswers)
        .where(and(eq(alertAnswers.orderId, orderId), isUntold))
        .orderBy(asc(alertAnswers.answeredAt))
        .limit(limit),
    async ordersUntold() {
      const rows = await db
        .selectDistinct({ orderId: alertAnswers.orderId })
        .from(alertAnswers)
        .where(isUntold)
      return rows.map(({ orderId }) => orderId)
    },
    async markTold(answers, toldAt) {
      if (answers.length === 0) return
      await db
        .update(alertAnswers)
        .set({ toldAt })
        .where(and(isUntold, isOneOf(answers)))
    },
    ofOrder: (orderId) => db.select().from(alertAnswers).where(eq(alertAnswers.orderId, orderId)),
  }
}

function isOneOf(answers: readonly KeptAnswer[]) {
  const keys = sql.join(
    answers.map(({ orderId, boxId, answerId }) => sql`(${orderId}::uuid, ${boxId}, ${answerId})`),
    sql`, `,
  )
  const { orderId, boxId, answerId } = alertAnswers
  return sql`(${orderId}, ${boxId}, ${answerId}) in (${keys})`
}
