import { sql } from 'drizzle-orm'
import { check, doublePrecision, text, unique } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../database/columns.ts'
import { municipality } from '../database/municipality-schema.ts'

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
