import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { AnswerKind } from '#emergency-alerts/contract/relay-report'
import { cable } from '../../database/cable-schema.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** Append-only but for `told_at`: what boxes and the people before them said of orders. */
export const alertAnswers = cable.table(
  'alert_answers',
  {
    orderId: uuid().notNull(),
    boxId: text().notNull(),
    answerId: text().notNull(),
    revision: integer().notNull(),
    kind: text().$type<AnswerKind>().notNull(),
    householdId: uuid().notNull(),
    answeredAt: instant().notNull(),
    toldAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.boxId, table.answerId] }),
    index('alert_answers_untold')
      .on(table.orderId, table.answeredAt)
      .where(sql`${table.toldAt} is null`),
    check(
      'alert_answers_kind',
      sql`${table.kind} in ('displayed', 'read', 'evacuating', 'need_help', 'safe')`,
    ),
    check('alert_answers_revision', sql`${table.revision} >= 1`),
  ],
)
