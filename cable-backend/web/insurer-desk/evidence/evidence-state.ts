import type { EvidenceCheck } from '../../../src/epostbox/evidence/verify-evidence.ts'
import type { OfflineCheck } from './offline-check.ts'

/** What this browser knows about the evidence of one submission. */
export type EvidenceState =
  | { readonly kind: 'unsealed' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'checked'; readonly checked: CheckedEvidence }

export interface CheckedEvidence {
  readonly checks: readonly EvidenceCheck[]
  readonly zip: Uint8Array<ArrayBuffer>
  readonly checkedAt: Date
  readonly offline: OfflineCheck
}

/** True when at least one check says no: a person must look before anything else happens. */
export const hasFailedCheck = (evidence: EvidenceState): boolean =>
  evidence.kind === 'checked' && evidence.checked.checks.some((check) => check.passed === false)

export interface CheckCounts {
  /** Shown by this browser from the bundle's own bytes. */
  readonly shown: number
  /** Sealed by the postbox, which saw what this bundle does not carry. */
  readonly attested: number
  readonly failed: number
}

export function countChecks(checks: readonly EvidenceCheck[]): CheckCounts {
  const count = (passed: EvidenceCheck['passed']) =>
    checks.filter((check) => check.passed === passed).length
  return { shown: count(true), attested: count('attested'), failed: count(false) }
}
