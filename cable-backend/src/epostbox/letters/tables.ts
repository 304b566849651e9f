import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { LetterEventKind } from '#cable-backend/contract/insurer'
import type { FormDraft, LetterPart, StatusCheckForm } from '#cable-backend/contract/letter'
import { bytes, instant } from '../database/columns.ts'
import { recipients } from '../insurers/tables.ts'
import { postbox } from '../tables.ts'

export const letters = postbox.table(
  'letters',
  {
    letterId: uuid().primaryKey(),
    insurerId: text().notNull(),
    recipientId: text().notNull(),
    subject: text().notNull(),
    sentOn: date({ mode: 'string' }).notNull(),
    parts: jsonb().$type<LetterPart[]>().notNull(),
    form: jsonb().$type<StatusCheckForm>(),
    formYear: integer(),
    pdfSha256: text().notNull(),
    deliveredAt: instant().notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.insurerId, table.recipientId],
      foreignColumns: [recipients.insurerId, recipients.recipientId],
    }),
    unique('letters_no_duplicate')
      .on(table.insurerId, table.recipientId, table.pdfSha256, table.formYear)
      .nullsNotDistinct(),
    check('letters_form_year', sql`(${table.form} is null) = (${table.formYear} is null)`),
  ],
)

/** The insurer's original, byte for byte. */
export const letterPdfs = postbox.table(
  'letter_pdfs',
  {
    letterId: uuid()
      .primaryKey()
      .references(() => letters.letterId),
    bytes: bytes().notNull(),
    length: integer().notNull(),
    sha256: text().notNull(),
  },
  (table) => [
    check('letter_pdfs_length', sql`octet_length(${table.bytes}) = ${table.length}`),
    check('letter_pdfs_digest', sql`encode(sha256(${table.bytes}), 'hex') = ${table.sha256}`),
  ],
)

/** Append-only; each kind happens to a letter at most once, and the first time counts. */
export const letterEvents = postbox.table(
  'letter_events',
  {
    eventId: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    letterId: uuid()
      .notNull()
      .references(() => letters.letterId),
    kind: text().$type<LetterEventKind>().notNull(),
    at: instant().notNull(),
    detail: text(),
  },
  (table) => [
    unique('letter_events_once').on(table.letterId, table.kind),
    index('letter_events_by_time').on(table.at),
    check(
      'letter_events_kind',
      sql`${table.kind} in ('accepted', 'delivered', 'opened', 'acted', 'insurer_accepted', 'insurer_rejected')`,
    ),
  ],
)

export const drafts = postbox.table('drafts', {
  letterId: uuid()
    .primaryKey()
    .references(() => letters.letterId),
  draft: jsonb().$type<FormDraft>().notNull(),
  savedAt: instant().notNull(),
})
