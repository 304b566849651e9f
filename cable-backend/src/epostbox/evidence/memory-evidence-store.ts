import type { PostboxMemory } from '../postbox-memory.ts'
import { keptSubmissionOf } from '../submissions/memory-submission-store.ts'
import type { EvidenceStore } from './evidence-store.ts'

export const memoryEvidenceStore = (memory: PostboxMemory): EvidenceStore => ({
  due: async (now, limit) =>
    [...memory.pendingSeals]
      .filter(([, { nextAttemptAt }]) => nextAttemptAt <= now)
      .sort(([, a], [, b]) => a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime())
      .slice(0, limit)
      .flatMap(([submissionId, { attempts }]) => {
        const submission = memory.submissions.get(submissionId)
        if (submission === undefined) return []
        return [{ submission: keptSubmissionOf(memory, submission), attempts }]
      }),
  keep: async (evidence) => {
    const { submissionId } = evidence
    if (!memory.evidence.has(submissionId)) memory.evidence.set(submissionId, evidence)
    memory.pendingSeals.delete(submissionId)
  },
  postpone: async ({ submissionId, attempts, nextAttemptAt }) => {
    if (memory.pendingSeals.has(submissionId)) {
      memory.pendingSeals.set(submissionId, { attempts, nextAttemptAt })
    }
  },
  find: async (insurerId, submissionId) => {
    if (memory.submissions.get(submissionId)?.insurerId !== insurerId) return null
    return memory.evidence.get(submissionId)?.zip ?? null
  },
})
