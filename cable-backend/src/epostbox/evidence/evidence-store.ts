import type { KeptSubmission } from '../submissions/submission-store.ts'

/** `full` carries certificate and revocation answer; `attested` only salted digests of them. */
export type EvidenceProfile = 'full' | 'attested'

export interface Salt {
  readonly name: string
  readonly salt: Uint8Array<ArrayBuffer>
}

export interface KeptEvidence {
  readonly submissionId: string
  readonly profile: EvidenceProfile
  readonly zip: Uint8Array<ArrayBuffer>
  readonly sealedAt: Date
  readonly salts: readonly Salt[]
}

export interface PendingSubmission {
  readonly submission: KeptSubmission
  readonly attempts: number
}

export interface Postponement {
  readonly submissionId: string
  readonly attempts: number
  readonly nextAttemptAt: Date
  readonly failure: string
}

export interface EvidenceStore {
  /** Submissions that wait for their seal and are due, the longest waiting first. */
  due(now: Date, limit: number): Promise<PendingSubmission[]>
  /** Evidence, salts and the end of the waiting in one transaction; a second seal changes nothing. */
  keep(evidence: KeptEvidence): Promise<void>
  postpone(postponement: Postponement): Promise<void>
  find(insurerId: string, submissionId: string): Promise<Uint8Array<ArrayBuffer> | null>
}
