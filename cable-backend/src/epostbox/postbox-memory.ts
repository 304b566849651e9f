import type { SentNotice } from '#cable-backend/contract/insurer'
import type { FormDraft } from '#cable-backend/contract/letter'
import type { KeptEvidence } from './evidence/evidence-store.ts'
import type { Insurer, LinkedRecipient } from './insurers/insurer-store.ts'
import type { NewLetter, sentNoticeOf } from './letters/letter-store.ts'
import type { Decided, NewSubmission } from './submissions/submission-store.ts'

export interface PendingSeal {
  readonly attempts: number
  readonly nextAttemptAt: Date
}

/** Everything the postbox knows, for one process, lost with it: for the page that needs no server. */
export const createPostboxMemory = () => ({
  insurers: new Map<string, Insurer>(),
  /** By the operator's pairwise subject. */
  mailboxes: new Map<string, string>(),
  /** By insurer id and recipient id. */
  recipients: new Map<string, LinkedRecipient>(),
  letters: new Map<string, NewLetter>(),
  letterEvents: new Map<string, Parameters<typeof sentNoticeOf>[1]>(),
  drafts: new Map<string, FormDraft>(),
  /** By insurer id and key. */
  idempotencyKeys: new Map<string, { readonly bodyDigest: string; readonly answer: SentNotice }>(),
  submissions: new Map<string, NewSubmission>(),
  decisions: new Map<string, Decided>(),
  pendingSeals: new Map<string, PendingSeal>(),
  evidence: new Map<string, KeptEvidence>(),
})
export type PostboxMemory = ReturnType<typeof createPostboxMemory>
