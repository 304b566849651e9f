import { sql } from 'drizzle-orm'
import { check, index, jsonb, type PgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Statement } from '#cable-backend/contract/letter'

const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** The table of a wall's own challenges; each wall has one in its own schema. */
export const challengesTable = (schema: PgSchema<string>) =>
  schema.table(
    'challenges',
    {
      challengeId: uuid().primaryKey(),
      purpose: text({ enum: ['login', 'submit'] }).notNull(),
      relyingParty: text().notNull(),
      device: text().notNull(),
      subject: text(),
      nonce: text().notNull().unique(),
      issuedAt: instant().notNull(),
      expiresAt: instant().notNull(),
      statement: jsonb().$type<Statement>(),
      consumedAt: instant(),
      consumedBy: text(),
    },
    (table) => [
      index('challenges_open').on(table.device, table.expiresAt),
      check('challenges_lifetime', sql`${table.expiresAt} > ${table.issuedAt}`),
      check(
        'challenges_consumed_whole',
        sql`(${table.consumedAt} is null) = (${table.consumedBy} is null)`,
      ),
    ],
  )

export type ChallengesTable = ReturnType<typeof challengesTable>
