import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'
import type { CheckedTelegram } from '../orders/jma/check-telegram.ts'
import { orders } from '../orders/tables.ts'
import { staff } from '../staff/tables.ts'

/** Append-only, but for what replaces it and who set it aside: every telegram, readable or not. */
export const telegrams = municipality.table(
  'telegrams',
  {
    telegramId: uuid().primaryKey(),
    raw: bytes().notNull(),
    sha256: text().notNull().unique(),
    /** What was found when it came. */
    checked: jsonb().$type<CheckedTelegram>().notNull(),
    receivedBy: text()
      .notNull()
      .references(() => staff.staffId),
    receivedAt: instant().notNull(),
    /** A later one of the same series. */
    replacedBy: uuid(),
    /** 使わない: it stays, and can be taken up again. */
    setAsideBy: text().references(() => staff.staffId),
    setAsideAt: instant(),
  },
  (table) => [
    index('telegrams_newest').on(table.receivedAt),
    foreignKey({ columns: [table.replacedBy], foreignColumns: [table.telegramId] }),
    check(
      'telegrams_set_aside_by_somebody',
      sql`(${table.setAsideBy} is null) = (${table.setAsideAt} is null)`,
    ),
    check('telegrams_digest', sql`encode(sha256(${table.raw}), 'hex') = ${table.sha256}`),
  ],
)

/** Append-only: which order was opened from which draft of a telegram. */
export const telegramDrafts = municipality.table(
  'telegram_drafts',
  {
    telegramId: uuid()
      .notNull()
      .references(() => telegrams.telegramId),
    draft: integer().notNull(),
    orderId: uuid()
      .notNull()
      .references(() => orders.orderId),
    openedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.telegramId, table.draft] })],
)
