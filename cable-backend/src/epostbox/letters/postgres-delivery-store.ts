import { and, eq } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import { recipients } from '../insurers/tables.ts'
import { idempotencyKeys } from '../notices/tables.ts'
import {
  type Delivery,
  type IdempotentRequest,
  type LetterStore,
  type NewLetter,
  sentNoticeOf,
} from './letter-store.ts'
import { letterEvents, letterPdfs, letters } from './tables.ts'

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Rolls the transaction back and carries the answer out of it. */
class NotDelivered extends Error {
  readonly delivery: Delivery
  constructor(delivery: Delivery) {
    super(delivery.kind)
    this.delivery = delivery
  }
}

/**
 * Delivers in one transaction. Two requests with one key meet at the key's row: the second waits
 * for the first and then finds its answer.
 */
export const postgresDelivery =
  (db: Database): LetterStore['deliver'] =>
  async (letter, request) => {
    try {
      return await db.transaction((tx) => deliver(tx, letter, request))
    } catch (error) {
      if (error instanceof NotDelivered) return error.delivery
      throw error
    }
  }

async function deliver(tx: Transaction, letter: NewLetter, request: IdempotentRequest) {
  const { insurerId, deliveredAt } = letter
  const notice = sentNoticeOf(await keptOf(tx, letter), eventsOf(letter))
  const taken = await tx
    .insert(idempotencyKeys)
    .values({ ...request, insurerId, answer: notice, usedAt: deliveredAt })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (taken.length === 0) return answerBefore(tx, insurerId, request)
  await insertLetter(tx, letter)
  return { kind: 'delivered' as const, notice }
}

async function keptOf(tx: Transaction, letter: NewLetter) {
  const { insurerId, recipientId, pdf } = letter
  const isIt = and(eq(recipients.insurerId, insurerId), eq(recipients.recipientId, recipientId))
  const [recipient] = await tx.select().from(recipients).where(isIt)
  if (recipient === undefined) throw new Error('a letter is delivered to a linked recipient only')
  return {
    ...letter,
    insurer: { insurerId, name: '' },
    recipientName: recipient.name,
    pdf: { bytes: pdf.content.length, sha256: pdf.sha256 },
  }
}

const eventsOf = ({ letterId, deliveredAt: at }: NewLetter) =>
  (['accepted', 'delivered'] as const).map((kind) => ({ letterId, kind, at, detail: null }))

async function answerBefore(
  tx: Transaction,
  insurerId: string,
  { key, bodyDigest }: IdempotentRequest,
): Promise<Delivery> {
  const isIt = and(eq(idempotencyKeys.insurerId, insurerId), eq(idempotencyKeys.key, key))
  const [row] = await tx.select().from(idempotencyKeys).where(isIt)
  if (row?.bodyDigest !== bodyDigest) return { kind: 'idempotency_key_reused' }
  return { kind: 'answered_before', notice: row.answer }
}

async function insertLetter(tx: Transaction, letter: NewLetter): Promise<void> {
  const { pdf, ...row } = letter
  const inserted = await tx
    .insert(letters)
    .values({ ...row, formYear: letter.form?.year ?? null, pdfSha256: pdf.sha256 })
    .onConflictDoNothing({
      target: [letters.insurerId, letters.recipientId, letters.pdfSha256, letters.formYear],
    })
    .returning({ letterId: letters.letterId })
  if (inserted.length === 0) throw new NotDelivered({ kind: 'duplicate_notice' })
  await tx.insert(letterPdfs).values({
    letterId: letter.letterId,
    bytes: pdf.content,
    length: pdf.content.length,
    sha256: pdf.sha256,
  })
  await tx.insert(letterEvents).values(eventsOf(letter))
}
