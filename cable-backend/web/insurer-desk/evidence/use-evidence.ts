import { useEffect, useRef, useState } from 'preact/hooks'
import type { SubmissionSummary } from '#cable-backend/contract/insurer'
import type { EvidenceTrust } from '#cable-backend/contract/insurer-desk'
import { decodeBase64 } from '../../../src/card-proof/encoding.ts'
import {
  type EvidenceExpectation,
  verifyEvidence,
} from '../../../src/epostbox/evidence/verify-evidence.ts'
import type { DeskApi } from '../live/desk-api.ts'
import type { EvidenceState } from './evidence-state.ts'
import { offlineCheck } from './offline-check.ts'

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = decodeBase64(base64)
  if (bytes === null) throw new TypeError('a pinned authority is not base64')
  return bytes
}

const expectationOf = (
  trust: EvidenceTrust,
  insurerId: string,
  { policyNumber, year }: SubmissionSummary,
): EvidenceExpectation => ({
  cardAuthorities: trust.cardAuthorities.map(({ der, policies }) => ({
    der: bytesOf(der),
    policies,
  })),
  sealAuthority: bytesOf(trust.sealAuthority),
  timeStampAuthority: bytesOf(trust.timeStampAuthority),
  expected: { insurerId, policyNumber, year },
})

async function examine(
  api: DeskApi,
  submission: SubmissionSummary,
  insurerId: string,
): Promise<EvidenceState> {
  const [zip, trust] = await Promise.all([api.evidence(submission.submissionId), api.trust()])
  if (!zip.ok || !trust.ok) return { kind: 'unavailable' }
  const checks = await verifyEvidence(zip.value, expectationOf(trust.value, insurerId, submission))
  const offline = offlineCheck(zip.value, trust.value, { insurerId, submission })
  return { kind: 'checked', checked: { checks, zip: zip.value, checkedAt: new Date(), offline } }
}

const isSettled = (state: EvidenceState | undefined): boolean =>
  state?.kind === 'checked' || state?.kind === 'checking'

/**
 * Downloads and checks the bundle of each sealed submission once, one after the other, here in the
 * browser; what could not be had is asked for again with the next news.
 */
export function useEvidence(
  api: DeskApi,
  insurerId: string,
  submissions: readonly SubmissionSummary[],
): (submission: SubmissionSummary) => EvidenceState {
  const known = useRef(new Map<string, EvidenceState>())
  const queue = useRef(Promise.resolve())
  const [, setCount] = useState(0)
  useEffect(() => {
    for (const submission of submissions) {
      const { submissionId, isSealed } = submission
      if (!isSealed || isSettled(known.current.get(submissionId))) continue
      known.current.set(submissionId, { kind: 'checking' })
      queue.current = queue.current.then(async () => {
        known.current.set(submissionId, await examine(api, submission, insurerId))
        setCount((count) => count + 1)
      })
    }
  }, [api, insurerId, submissions])
  return ({ submissionId, isSealed }) =>
    known.current.get(submissionId) ?? { kind: isSealed ? 'checking' : 'unsealed' }
}
