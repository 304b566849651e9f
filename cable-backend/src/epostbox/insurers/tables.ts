import { foreignKey, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { JSONWebKeySet } from 'jose'
import { postbox } from '../tables.ts'

export const insurers = postbox.table('insurers', {
  insurerId: text().primaryKey(),
  name: text().notNull(),
  clientKeys: jsonb().$type<JSONWebKeySet>().notNull(),
})

export const mailboxes = postbox.table('mailboxes', {
  mailboxId: uuid().primaryKey(),
  /** The cable operator's pairwise id of the person, never their resident id. */
  operatorSubject: text().notNull().unique(),
  /** Null until an insurer is linked: a sign-in alone brings no name. */
  holderName: text(),
})

export const recipients = postbox.table(
  'recipients',
  {
    insurerId: text().notNull(),
    recipientId: text().notNull(),
    mailboxId: uuid().notNull(),
    name: text().notNull(),
    policyNumbers: text().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.insurerId, table.recipientId] }),
    unique('recipients_one_per_mailbox').on(table.insurerId, table.mailboxId),
    foreignKey({ columns: [table.insurerId], foreignColumns: [insurers.insurerId] }),
    foreignKey({ columns: [table.mailboxId], foreignColumns: [mailboxes.mailboxId] }),
  ],
)
