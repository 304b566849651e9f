import { asc, gt } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import type { KeptOrderStore } from './kept-order-store.ts'
import { alertOrders } from './tables.ts'

/** Orders in the operator's own schema; the role can add them and read them. */
export const postgresKeptOrderStore = (db: Database): KeptOrderStore => ({
  async keep(order) {
    await db.insert(alertOrders).values(order).onConflictDoNothing()
  },
  remembered: (now) =>
    db
      .select()
      .from(alertOrders)
      .where(gt(alertOrders.rememberedUntil, now))
      .orderBy(asc(alertOrders.arrivedAt), asc(alertOrders.revision)),
})
