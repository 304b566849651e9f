import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import type { Statement } from '#cable-backend/contract/letter'
import { challengesTable } from '../../database/challenges-table.ts'
import { bytes, instant } from '../database/columns.ts'
import { recipients } from '../insurers/tables.ts'
import { letters } from '../letters/tables.ts'
import { postbox } from '../tables.ts'

export const challenges = challengesTable(postbox)

export const submissions = postbox.table(
  'submissions',
  {
    submissionId: uuid().primaryKey(),
    receiptNumber: text().notNull().unique(),
    challengeId: uuid().notNull().unique(),
    letterId: uuid()
      .notNull()
      .unique()
      .references(() => letters.letterId),
    insurerId: text().notNull(),
    recipientId: text().notNull(),
    receivedAt: instant().notNull(),
    statement: jsonb().$type<Statement>().notNull(),
    /** Exactly the bytes that the card signed. */
    signedBytes: bytes().notNull(),
    signature: bytes().notNull(),
    certificate: bytes().notNull(),
    authority: bytes().notNull(),
    policy: text().notNull(),
    revocationMethod: text({ enum: ['ocsp', 'crl', 'platform_operator'] }).notNull(),
    sourceUpdatedAt: instant().notNull(),
    revocationCheckedAt: instant().notNull(),
    revocationEvidence: bytes(),
    dueOn: date({ mode: 'string' }).notNull(),
    hasChanges: boolean().notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.insurerId, table.recipientId],
      foreignColumns: [recipients.insurerId, recipients.recipientId],
    }),
    check('submissions_receipt', sql`${table.receiptNumber} ~ '^[0-9]{4}-[0-9]{4}-[0-9]{4}$'`),
  ],
)

/** Append-only: one decision a submission, for good. */
export const submissionDecisions = postbox.table(
  'submission_decisions',
  {
    submissionId: uuid()
      .primaryKey()
      .references(() => submissions.submissionId),
    decision: text({ enum: ['accepted', 'rejected'] }).notNull(),
    reason: text(),
    decidedAt: instant().notNull(),
  },
  (table) => [
    check(
      'submission_decisions_reason',
      sql`(${table.decision} = 'rejected') = (${table.reason} is not null)`,
    ),
  ],
)
