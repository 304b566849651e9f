import { index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../database/columns.ts'
import { submissions } from '../submissions/tables.ts'
import { postbox } from '../tables.ts'

/** The outbox of the sealer: a row is written with its submission and goes when it is sealed. */
export const pendingSeals = postbox.table(
  'pending_seals',
  {
    submissionId: uuid()
      .primaryKey()
      .references(() => submissions.submissionId),
    attempts: integer().notNull(),
    nextAttemptAt: instant().notNull(),
    lastFailure: text(),
  },
  (table) => [index('pending_seals_due').on(table.nextAttemptAt)],
)

export const evidence = postbox.table('evidence', {
  submissionId: uuid()
    .primaryKey()
    .references(() => submissions.submissionId),
  profile: text({ enum: ['full', 'attested'] }).notNull(),
  zip: bytes().notNull(),
  sealedAt: instant().notNull(),
})

/** What opens the salted digests of an attested bundle, should a court ask one day. */
export const evidenceSalts = postbox.table(
  'evidence_salts',
  {
    submissionId: uuid()
      .notNull()
      .references(() => submissions.submissionId),
    name: text().notNull(),
    salt: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.name] })],
)
