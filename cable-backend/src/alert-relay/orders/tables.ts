import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { cable } from '../../database/cable-schema.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** Append-only: the verified orders of the municipality, every revision as it arrived. */
export const alertOrders = cable.table(
  'alert_orders',
  {
    orderId: uuid().notNull(),
    revision: integer().notNull(),
    signedOrder: text().notNull(),
    arrivedAt: instant().notNull(),
    rememberedUntil: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.revision] }),
    index('alert_orders_remembered').on(table.rememberedUntil),
    check('alert_orders_revision', sql`${table.revision} >= 1`),
  ],
)
