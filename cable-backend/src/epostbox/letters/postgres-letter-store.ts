import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import { insurers, recipients } from '../insurers/tables.ts'
import { type KeptLetter, type LetterStore, sentNoticeOf } from './letter-store.ts'
import { postgresDelivery } from './postgres-delivery-store.ts'
import { drafts, letterEvents, letterPdfs, letters } from './tables.ts'

const ofRecipient = and(
  eq(recipients.insurerId, letters.insurerId),
  eq(recipients.recipientId, letters.recipientId),
)

export function postgresLetterStore(db: Database): LetterStore {
  return {
    inboxOf: (mailboxId) => keptLetters(db, eq(recipients.mailboxId, mailboxId)),
    async find(mailboxId, letterId) {
      const isIt = and(eq(recipients.mailboxId, mailboxId), eq(letters.letterId, letterId))
      return (await keptLetters(db, isIt))[0] ?? null
    },
    async pdfOf(mailboxId, letterId) {
      const [row] = await db
        .select({ content: letterPdfs.bytes })
        .from(letterPdfs)
        .innerJoin(letters, eq(letters.letterId, letterPdfs.letterId))
        .innerJoin(recipients, ofRecipient)
        .where(and(eq(recipients.mailboxId, mailboxId), eq(letters.letterId, letterId)))
      return row?.content ?? null
    },
    async append(letterId, kind, at) {
      await db.insert(letterEvents).values({ letterId, kind, at }).onConflictDoNothing()
    },
    async draftOf(letterId) {
      const [row] = await db.select().from(drafts).where(eq(drafts.letterId, letterId))
      return row?.draft ?? null
    },
    async saveDraft(letterId, draft, savedAt) {
      await db
        .insert(drafts)
        .values({ letterId, draft, savedAt })
        .onConflictDoUpdate({ target: drafts.letterId, set: { draft, savedAt } })
    },
    deliver: postgresDelivery(db),
    sentBy: (insurerId) => sentNotices(db, eq(letters.insurerId, insurerId)),
    async findSent(insurerId, letterId) {
      const isIt = and(eq(letters.insurerId, insurerId), eq(letters.letterId, letterId))
      return (await sentNotices(db, isIt))[0] ?? null
    },
  }
}

type Condition = ReturnType<typeof and>

async function keptLetters(db: Database, condition: Condition): Promise<KeptLetter[]> {
  const opened = and(eq(letterEvents.letterId, letters.letterId), eq(letterEvents.kind, 'opened'))
  const rows = await db
    .select({
      letter: letters,
      mailboxId: recipients.mailboxId,
      recipientName: recipients.name,
      insurerName: insurers.name,
      pdfLength: letterPdfs.length,
      openedAt: letterEvents.at,
    })
    .from(letters)
    .innerJoin(recipients, ofRecipient)
    .innerJoin(insurers, eq(insurers.insurerId, letters.insurerId))
    .innerJoin(letterPdfs, eq(letterPdfs.letterId, letters.letterId))
    .leftJoin(letterEvents, opened)
    .where(condition)
    .orderBy(desc(letters.deliveredAt), asc(letters.letterId))
  return rows.map(({ letter, mailboxId, recipientName, insurerName, pdfLength, openedAt }) => ({
    letterId: letter.letterId,
    mailboxId,
    insurer: { insurerId: letter.insurerId, name: insurerName },
    recipientId: letter.recipientId,
    recipientName,
    subject: letter.subject,
    sentOn: letter.sentOn,
    parts: letter.parts,
    pdf: { bytes: pdfLength, sha256: letter.pdfSha256 },
    form: letter.form,
    deliveredAt: letter.deliveredAt,
    isUnread: openedAt === null,
  }))
}

async function sentNotices(db: Database, condition: Condition) {
  const sent = await keptLetters(db, condition)
  const events = await db
    .select()
    .from(letterEvents)
    .where(
      inArray(
        letterEvents.letterId,
        sent.map((letter) => letter.letterId),
      ),
    )
    .orderBy(asc(letterEvents.eventId))
  return sent.map((letter) =>
    sentNoticeOf(
      letter,
      events.filter((event) => event.letterId === letter.letterId),
    ),
  )
}
