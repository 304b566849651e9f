import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  doublePrecision,
  index,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { cable } from '../database/cable-schema.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

export const households = cable.table(
  'households',
  {
    householdId: uuid().primaryKey(),
    name: text().notNull(),
    /** Null for a contract that was entered before positions were. */
    municipality: text(),
    town: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
  },
  (table) => [
    check('households_municipality', sql`${table.municipality} ~ '^[0-9]{5}$'`),
    check('households_town', sql`${table.town} ~ '^[0-9]{12}$'`),
    check('households_position', sql`(${table.lat} is null) = (${table.lon} is null)`),
    check(
      'households_on_earth',
      sql`${table.lat} between -90 and 90 and ${table.lon} between -180 and 180`,
    ),
  ],
)

const householdId = () =>
  uuid()
    .notNull()
    .references(() => households.householdId)

/**
 * Added in the transaction of the change: whose contract or consent changed. It is the outbox of what
 * the municipality has to be told.
 */
export const householdChanges = cable.table(
  'household_changes',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    householdId: householdId(),
    toldAt: instant(),
  },
  (table) => [
    index('household_changes_of').on(table.householdId, table.number),
    index('household_changes_untold').on(table.number).where(sql`${table.toldAt} is null`),
  ],
)

export const boxes = cable.table(
  'boxes',
  {
    boxId: text().primaryKey(),
    name: text().notNull(),
    householdId: householdId(),
    keyThumbprint: text().notNull().unique('boxes_key_thumbprint_unique'),
  },
  (table) => [index('boxes_household').on(table.householdId)],
)

export const residents = cable.table(
  'residents',
  {
    residentId: uuid().primaryKey(),
    householdId: householdId(),
    name: text().notNull(),
    kana: text().notNull(),
    contractAddress: text().notNull(),
  },
  (table) => [index('residents_household').on(table.householdId)],
)

export const cardLinks = cable.table(
  'card_links',
  {
    cardKey: text().primaryKey(),
    residentId: uuid()
      .notNull()
      .references(() => residents.residentId),
    linkedAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex('card_links_one_active').on(table.residentId).where(sql`${table.endedAt} is null`),
    check('card_links_key', sql`${table.cardKey} ~ '^[0-9a-f]{64}$'`),
    check(
      'card_links_order',
      sql`${table.endedAt} is null or ${table.endedAt} >= ${table.linkedAt}`,
    ),
  ],
)
