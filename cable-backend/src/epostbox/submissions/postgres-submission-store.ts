import { and, desc, eq, type SQL } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import { evidence, pendingSeals } from '../evidence/tables.ts'
import { recipients } from '../insurers/tables.ts'
import { drafts, letterEvents } from '../letters/tables.ts'
import type { Decided, KeptSubmission, NewSubmission, SubmissionStore } from './submission-store.ts'
import { submissionDecisions, submissions } from './tables.ts'

export function postgresSubmissionStore(db: Database): SubmissionStore {
  const first = async (condition: SQL | undefined) =>
    (await keptSubmissions(db, condition))[0] ?? null
  return {
    accept: (submission) => accept(db, submission),
    findByChallenge: (challengeId) => first(eq(submissions.challengeId, challengeId)),
    findByLetter: (letterId) => first(eq(submissions.letterId, letterId)),
    ofMailbox: (mailboxId) => keptSubmissions(db, eq(recipients.mailboxId, mailboxId)),
    ofInsurer: (insurerId) => keptSubmissions(db, eq(submissions.insurerId, insurerId)),
    findOfInsurer: (insurerId, submissionId) =>
      first(and(eq(submissions.insurerId, insurerId), eq(submissions.submissionId, submissionId))),
    decide: (submission, decided) => decide(db, submission, decided),
  }
}

/** Every submission that meets the condition, with its decision and whether it is sealed. */
export async function keptSubmissions(
  db: Database,
  condition: SQL | undefined,
): Promise<KeptSubmission[]> {
  const isRecipient = and(
    eq(recipients.insurerId, submissions.insurerId),
    eq(recipients.recipientId, submissions.recipientId),
  )
  const rows = await db
    .select({
      submission: submissions,
      decision: submissionDecisions,
      sealedAt: evidence.sealedAt,
    })
    .from(submissions)
    .innerJoin(recipients, isRecipient)
    .leftJoin(submissionDecisions, eq(submissionDecisions.submissionId, submissions.submissionId))
    .leftJoin(evidence, eq(evidence.submissionId, submissions.submissionId))
    .where(condition)
    .orderBy(desc(submissions.receivedAt), desc(submissions.submissionId))
  return rows.map(({ submission, decision, sealedAt }) => ({
    ...submission,
    decided: decision === null ? null : decidedOf(decision),
    isSealed: sealedAt !== null,
  }))
}

function decidedOf({
  decision,
  reason,
  decidedAt,
}: typeof submissionDecisions.$inferSelect): Decided {
  if (decision === 'accepted') return { decision, decidedAt }
  return { decision, reason: reason ?? '', decidedAt }
}

const accept = (db: Database, submission: NewSubmission) =>
  db.transaction(async (tx) => {
    const { submissionId, letterId, receivedAt } = submission
    const inserted = await tx
      .insert(submissions)
      .values(submission)
      .onConflictDoNothing()
      .returning({ submissionId: submissions.submissionId })
    if (inserted.length === 0) return 'taken'
    await tx.insert(letterEvents).values({ letterId, kind: 'acted', at: receivedAt })
    await tx.insert(pendingSeals).values({ submissionId, attempts: 0, nextAttemptAt: receivedAt })
    await tx.delete(drafts).where(eq(drafts.letterId, letterId))
    return 'accepted'
  })

const decide = (db: Database, { submissionId, letterId }: KeptSubmission, decided: Decided) =>
  db.transaction(async (tx) => {
    const { decision, decidedAt } = decided
    const reason = decided.decision === 'rejected' ? decided.reason : null
    const inserted = await tx
      .insert(submissionDecisions)
      .values({ submissionId, decision, reason, decidedAt })
      .onConflictDoNothing()
      .returning({ submissionId: submissionDecisions.submissionId })
    if (inserted.length === 0) return 'already_decided'
    await tx
      .insert(letterEvents)
      .values({ letterId, kind: `insurer_${decision}`, at: decidedAt, detail: reason })
    return 'decided'
  })
