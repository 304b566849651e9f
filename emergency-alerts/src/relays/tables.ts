import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { AnswerKind, RelayCounters } from '#emergency-alerts/contract/relay-report'
import { instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'
import { orders } from '../orders/tables.ts'

const orderId = () =>
  uuid()
    .notNull()
    .references(() => orders.orderId)

/** Where each relay stands with an order: its report with the highest serial. */
export const relayReports = municipality.table(
  'relay_reports',
  {
    relayId: text().notNull(),
    orderId: orderId(),
    revision: integer().notNull(),
    serial: bigint({ mode: 'number' }).notNull(),
    counters: jsonb().$type<RelayCounters>().notNull(),
    reportedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.relayId] }),
    check('relay_reports_serial', sql`${table.serial} >= 1`),
  ],
)

/** Append-only: what a television or the people before it said, each a fact of its own. */
export const answers = municipality.table(
  'answers',
  {
    orderId: orderId(),
    boxRef: text().notNull(),
    revision: integer().notNull(),
    kind: text().$type<AnswerKind>().notNull(),
    answeredAt: instant().notNull(),
    homeRef: text().notNull(),
    relayId: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.orderId, table.boxRef, table.revision, table.kind, table.answeredAt],
    }),
    index('answers_of_homes').on(table.orderId, table.homeRef, table.answeredAt),
    check(
      'answers_kind',
      sql`${table.kind} in ('displayed', 'read', 'evacuating', 'need_help', 'safe')`,
    ),
  ],
)
