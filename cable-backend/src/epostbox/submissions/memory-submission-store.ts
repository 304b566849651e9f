import { appendEvent } from '../letters/memory-letter-store.ts'
import type { PostboxMemory } from '../postbox-memory.ts'
import type { KeptSubmission, NewSubmission, SubmissionStore } from './submission-store.ts'

export function memorySubmissionStore(memory: PostboxMemory): SubmissionStore {
  const all = (belongs: (submission: NewSubmission) => boolean): KeptSubmission[] =>
    [...memory.submissions.values()]
      .filter(belongs)
      .map((submission) => keptSubmissionOf(memory, submission))
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime())
  const first = (belongs: (submission: NewSubmission) => boolean) => all(belongs)[0] ?? null
  return {
    accept: async (submission) => {
      if (first((each) => isTakenBy(each, submission)) !== null) return 'taken'
      const { submissionId, letterId, receivedAt: at } = submission
      memory.submissions.set(submissionId, submission)
      appendEvent(memory, letterId, { kind: 'acted', at, detail: null })
      memory.pendingSeals.set(submissionId, { attempts: 0, nextAttemptAt: at })
      memory.drafts.delete(letterId)
      return 'accepted'
    },
    findByChallenge: async (challengeId) => first((each) => each.challengeId === challengeId),
    findByLetter: async (letterId) => first((each) => each.letterId === letterId),
    ofMailbox: async (mailboxId) =>
      all(
        ({ insurerId, recipientId }) =>
          memory.recipients.get(`${insurerId} ${recipientId}`)?.mailboxId === mailboxId,
      ),
    ofInsurer: async (insurerId) => all((each) => each.insurerId === insurerId),
    findOfInsurer: async (insurerId, submissionId) =>
      first((each) => each.insurerId === insurerId && each.submissionId === submissionId),
    decide: async ({ submissionId, letterId }, decided) => {
      if (memory.decisions.has(submissionId)) return 'already_decided'
      memory.decisions.set(submissionId, decided)
      const detail = decided.decision === 'rejected' ? decided.reason : null
      const { decision, decidedAt: at } = decided
      appendEvent(memory, letterId, { kind: `insurer_${decision}`, at, detail })
      return 'decided'
    },
  }
}

const isTakenBy = (kept: NewSubmission, submission: NewSubmission): boolean =>
  kept.challengeId === submission.challengeId ||
  kept.letterId === submission.letterId ||
  kept.receiptNumber === submission.receiptNumber

export const keptSubmissionOf = (
  memory: PostboxMemory,
  submission: NewSubmission,
): KeptSubmission => ({
  ...submission,
  decided: memory.decisions.get(submission.submissionId) ?? null,
  isSealed: memory.evidence.has(submission.submissionId),
})
