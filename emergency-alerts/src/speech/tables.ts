import { sql } from 'drizzle-orm'
import { check, doublePrecision, text, unique } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'
import { subscribers } from '../register/tables.ts'

/** Recordings that never change under their SHA-256. */
export const voices = municipality.table(
  'voices',
  {
    sha256: text().primaryKey(),
    /** What is said, in kana, and by which voice: made once. */
    kana: text().notNull(),
    voice: text().notNull(),
    wav: bytes().notNull(),
    seconds: doublePrecision().notNull(),
    madeAt: instant().notNull(),
  },
  (table) => [
    unique('voices_made_once').on(table.kana, table.voice),
    check('voices_digest', sql`encode(sha256(${table.wav}), 'hex') = ${table.sha256}`),
  ],
)

/**
 * The recording of the names of one home. It goes with the names: it is not shared by what is said,
 * and nobody who can guess a name can guess its address.
 */
export const nameVoices = municipality.table(
  'name_voices',
  {
    homeRef: text()
      .primaryKey()
      .references(() => subscribers.homeRef, { onDelete: 'cascade' }),
    kana: text().notNull(),
    voice: text().notNull(),
    sha256: text().notNull().unique(),
    wav: bytes().notNull(),
    seconds: doublePrecision().notNull(),
    madeAt: instant().notNull(),
  },
  (table) => [
    check('name_voices_digest', sql`encode(sha256(${table.wav}), 'hex') = ${table.sha256}`),
  ],
)
