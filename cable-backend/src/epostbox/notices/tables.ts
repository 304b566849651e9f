import { jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import type { SentNotice } from '#cable-backend/contract/insurer'
import { instant } from '../database/columns.ts'
import { insurers } from '../insurers/tables.ts'
import { postbox } from '../tables.ts'

/** What an insurer's key was answered; written in the transaction that made the letter. */
export const idempotencyKeys = postbox.table(
  'idempotency_keys',
  {
    insurerId: text()
      .notNull()
      .references(() => insurers.insurerId),
    key: text().notNull(),
    bodyDigest: text().notNull(),
    answer: jsonb().$type<SentNotice>().notNull(),
    usedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.insurerId, table.key] })],
)
