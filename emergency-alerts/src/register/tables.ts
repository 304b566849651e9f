import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import { instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'

const place = {
  town: text(),
  lat: doublePrecision(),
  lon: doublePrecision(),
}

/** Homes with a television, as the cable operator last told of them. */
export const subscribers = municipality.table(
  'subscribers',
  {
    homeRef: text().primaryKey(),
    ...place,
    boxes: integer().notNull(),
    /** Of those who consent to be named; an empty list leaves no name behind. */
    names: jsonb().$type<readonly Spoken[]>().notNull(),
    toldAt: instant().notNull(),
  },
  (table) => [
    check('subscribers_ref', sql`${table.homeRef} ~ '^[0-9a-f]{32}$'`),
    check('subscribers_town', sql`${table.town} ~ '^[0-9]{12}$'`),
    check('subscribers_position', sql`(${table.lat} is null) = (${table.lon} is null)`),
    check('subscribers_boxes', sql`${table.boxes} >= 0`),
  ],
)

/** The municipality's own register, kept by its administrator; it knows no names. */
export const homes = municipality.table(
  'homes',
  {
    homeId: uuid().primaryKey(),
    ...place,
    address: text().notNull(),
    people: integer().notNull(),
    peopleWithSupport: integer().notNull(),
    /** Null where there is no television. */
    subscriberRef: text()
      .unique('homes_one_subscriber')
      .references(() => subscribers.homeRef, { onDelete: 'set null' }),
  },
  (table) => [
    index('homes_place').on(table.lat, table.lon),
    check('homes_town', sql`${table.town} ~ '^[0-9]{12}$'`),
    check('homes_position', sql`(${table.lat} is null) = (${table.lon} is null)`),
    check('homes_people', sql`${table.people} >= ${table.peopleWithSupport}`),
    check('homes_support', sql`${table.peopleWithSupport} >= 0`),
  ],
)

/** One row; its serial grows in the transaction that changes a home or a subscriber. */
export const registerState = municipality.table(
  'register_state',
  {
    isOnly: boolean().primaryKey().default(true),
    serial: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [check('register_state_one', sql`${table.isOnly}`)],
)
