import { sql } from 'drizzle-orm'
import { check, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { cable } from '../database/cable-schema.ts'
import { households, residents } from '../households/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** One of a household at most; it goes when it is used. */
export const familyPhoneCodes = cable.table(
  'family_phone_codes',
  {
    householdId: uuid()
      .primaryKey()
      .references(() => households.householdId),
    codeHash: text().notNull().unique('family_phone_codes_hash_unique'),
    madeBy: uuid()
      .notNull()
      .references(() => residents.residentId),
    expiresAt: instant().notNull(),
  },
  (table) => [check('family_phone_codes_hash', sql`${table.codeHash} ~ '^[0-9a-f]{64}$'`)],
)

export const familyPhones = cable.table(
  'family_phones',
  {
    phoneId: uuid().primaryKey(),
    householdId: uuid()
      .notNull()
      .references(() => households.householdId),
    name: text().notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    removalHash: text().notNull().unique('family_phones_removal_unique'),
    registeredAt: instant().notNull(),
    lastToldAt: instant(),
  },
  (table) => [
    unique('family_phones_once').on(table.householdId, table.endpoint),
    check('family_phones_name', sql`char_length(${table.name}) between 1 and 20`),
    check('family_phones_removal', sql`${table.removalHash} ~ '^[0-9a-f]{64}$'`),
  ],
)
