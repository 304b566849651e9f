import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import type { Database } from '../../database/open-database.ts'
import { keptSubmissions } from '../submissions/postgres-submission-store.ts'
import { submissions } from '../submissions/tables.ts'
import type { EvidenceStore, PendingSubmission } from './evidence-store.ts'
import { evidence, evidenceSalts, pendingSeals } from './tables.ts'

export function postgresEvidenceStore(db: Database): EvidenceStore {
  return {
    due: (now, limit) => due(db, now, limit),
    keep: ({ submissionId, profile, zip, sealedAt, salts }) =>
      db.transaction(async (tx) => {
        const inserted = await tx
          .insert(evidence)
          .values({ submissionId, profile, zip, sealedAt })
          .onConflictDoNothing()
          .returning({ submissionId: evidence.submissionId })
        if (inserted.length > 0 && salts.length > 0) {
          await tx.insert(evidenceSalts).values(salts.map((salt) => ({ submissionId, ...salt })))
        }
        await tx.delete(pendingSeals).where(eq(pendingSeals.submissionId, submissionId))
      }),
    async postpone({ submissionId, attempts, nextAttemptAt, failure }) {
      await db
        .update(pendingSeals)
        .set({ attempts, nextAttemptAt, lastFailure: failure })
        .where(eq(pendingSeals.submissionId, submissionId))
    },
    async find(insurerId, submissionId) {
      const [row] = await db
        .select({ zip: evidence.zip })
        .from(evidence)
        .innerJoin(submissions, eq(submissions.submissionId, evidence.submissionId))
        .where(
          and(eq(submissions.insurerId, insurerId), eq(submissions.submissionId, submissionId)),
        )
      return row?.zip ?? null
    },
  }
}

async function due(db: Database, now: Date, limit: number): Promise<PendingSubmission[]> {
  const waiting = await db
    .select()
    .from(pendingSeals)
    .where(lte(pendingSeals.nextAttemptAt, now))
    .orderBy(asc(pendingSeals.nextAttemptAt))
    .limit(limit)
  const ids = waiting.map((each) => each.submissionId)
  const kept = await keptSubmissions(db, inArray(submissions.submissionId, ids))
  return waiting.flatMap(({ submissionId, attempts }) => {
    const submission = kept.find((each) => each.submissionId === submissionId)
    return submission === undefined ? [] : [{ submission, attempts }]
  })
}
