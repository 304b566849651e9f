import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { cable } from '../../database/cable-schema.ts'
import { residents } from '../../households/tables.ts'

/** Append-only: consents to be named in alerts and their withdrawals. */
export const alertConsents = cable.table(
  'alert_consents',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    residentId: uuid()
      .notNull()
      .references(() => residents.residentId),
    isGiven: boolean().notNull(),
    /** What stood on the screen; null of a withdrawal. */
    words: text(),
    device: text().notNull(),
    at: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    index('alert_consents_last').on(table.residentId, table.number),
    check('alert_consents_words', sql`${table.isGiven} = (${table.words} is not null)`),
  ],
)
