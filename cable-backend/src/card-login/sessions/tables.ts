import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { cable } from '../../database/cable-schema.ts'
import { challengesTable } from '../../database/challenges-table.ts'
import { residents } from '../../households/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

export const challenges = challengesTable(cable)

export const sessions = cable.table(
  'sessions',
  {
    sessionId: uuid().primaryKey(),
    residentId: uuid()
      .notNull()
      .references(() => residents.residentId),
    device: text().notNull(),
    cardSalt: text().notNull(),
    cardSha256: text().notNull(),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    index('sessions_expiry').on(table.expiresAt),
    check('sessions_lifetime', sql`${table.expiresAt} > ${table.startedAt}`),
  ],
)

export const linkTickets = cable.table(
  'link_tickets',
  {
    ticketHash: text().primaryKey(),
    device: text().notNull(),
    cardKey: text().notNull(),
    cardSalt: text().notNull(),
    cardSha256: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [index('link_tickets_expiry').on(table.expiresAt)],
)
