import { index, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../database/columns.ts'
import { mailboxes } from '../insurers/tables.ts'
import { postbox } from '../tables.ts'

/** Every assertion (`iss` and `jti`) that was accepted once, until it would have expired anyway. */
export const usedAssertions = postbox.table(
  'used_assertions',
  { assertion: text().primaryKey(), expiresAt: instant().notNull() },
  (table) => [index('used_assertions_expiry').on(table.expiresAt)],
)

/** What stands behind a viewer's access token (`sid`): whose mailbox, and which card signed in. */
export const sessions = postbox.table(
  'sessions',
  {
    sessionId: uuid().primaryKey(),
    mailboxId: uuid()
      .notNull()
      .references(() => mailboxes.mailboxId),
    cardSalt: bytes().notNull(),
    /** SHA-256 of the salt and the certificate: tells a card again without keeping its number. */
    cardSha256: bytes().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('sessions_expiry').on(table.expiresAt)],
)
