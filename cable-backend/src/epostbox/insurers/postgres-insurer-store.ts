import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import type { InsurerStore } from './insurer-store.ts'
import { insurers, mailboxes, recipients } from './tables.ts'

export function postgresInsurerStore(db: Database): InsurerStore {
  const shown = {
    recipientId: recipients.recipientId,
    name: recipients.name,
    policyNumbers: recipients.policyNumbers,
  }
  const findMailbox = async (operatorSubject: string) => {
    const [row] = await db
      .select({ mailboxId: mailboxes.mailboxId })
      .from(mailboxes)
      .where(eq(mailboxes.operatorSubject, operatorSubject))
    return row?.mailboxId ?? null
  }
  return {
    async findInsurer(insurerId) {
      const [row] = await db.select().from(insurers).where(eq(insurers.insurerId, insurerId))
      return row ?? null
    },
    async findRecipient(insurerId, recipientId) {
      const isIt = and(eq(recipients.insurerId, insurerId), eq(recipients.recipientId, recipientId))
      const [row] = await db.select().from(recipients).where(isIt)
      return row ?? null
    },
    recipientsOf: (insurerId) =>
      db
        .select(shown)
        .from(recipients)
        .where(eq(recipients.insurerId, insurerId))
        .orderBy(asc(recipients.recipientId)),
    async openMailbox(operatorSubject, newId) {
      const known = await findMailbox(operatorSubject)
      if (known !== null) return known
      const mailbox = { mailboxId: newId(), operatorSubject, holderName: null }
      await db.insert(mailboxes).values(mailbox).onConflictDoNothing()
      return (await findMailbox(operatorSubject)) ?? mailbox.mailboxId
    },
    async saveInsurer({ insurerId, name, clientKeys }) {
      await db
        .insert(insurers)
        .values({ insurerId, name, clientKeys })
        .onConflictDoUpdate({ target: insurers.insurerId, set: { name, clientKeys } })
    },
    async linkRecipient(recipient) {
      const { mailboxId, name, policyNumbers } = recipient
      const isMailbox = eq(mailboxes.mailboxId, mailboxId)
      await db.transaction(async (tx) => {
        await tx.update(mailboxes).set({ holderName: name }).where(isMailbox)
        await tx
          .insert(recipients)
          .values(recipient)
          .onConflictDoUpdate({
            target: [recipients.insurerId, recipients.recipientId],
            set: { mailboxId, name, policyNumbers },
          })
      })
    },
  }
}
