import { sql } from 'drizzle-orm'
import { check, index, text } from 'drizzle-orm/pg-core'
import type { StaffRole } from '#emergency-alerts/contract/desk/order-view'
import { instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'

/** Who signed in at least once, as the identity provider said at the last time. */
export const staff = municipality.table('staff', {
  staffId: text().primaryKey(),
  name: text().notNull(),
  roles: text().array().$type<StaffRole[]>().notNull(),
  signedInAt: instant().notNull(),
})

/** The cookie holds a secret, the row its SHA-256. */
export const staffSessions = municipality.table(
  'staff_sessions',
  {
    sessionHash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.staffId),
    /** As the identity provider said for this session. */
    roles: text().array().$type<StaffRole[]>().notNull(),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    index('staff_sessions_expiry').on(table.expiresAt),
    check('staff_sessions_hash', sql`${table.sessionHash} ~ '^[0-9a-f]{64}$'`),
    check('staff_sessions_lifetime', sql`${table.expiresAt} > ${table.startedAt}`),
  ],
)

/** Between leaving for the identity provider and coming back; a row is used once and goes. */
export const signInAttempts = municipality.table(
  'sign_in_attempts',
  {
    state: text().primaryKey(),
    codeVerifier: text().notNull(),
    nonce: text().notNull(),
    returnTo: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('sign_in_attempts_expiry').on(table.expiresAt)],
)
