import type { BundleFiles } from './bundle/manifest.ts'
import { openBundle } from './bundle/zip-bundle.ts'
import {
  checkChallenge,
  checkMatch,
  checkSeal,
  checkStatement,
  checkTimeStamp,
  readTimeStamp,
} from './check/bundle-checks.ts'
import {
  checkAuthority,
  checkCardSignature,
  checkRevocation,
  checkValidity,
} from './check/card-checks.ts'
import {
  type EvidenceExpectation,
  type Examination,
  type Finding,
  failed,
  readParts,
} from './check/examination.ts'

export type { EvidenceExpectation } from './check/examination.ts'

export const evidenceChecks = [
  'card_signature',
  'statement_unchanged',
  'certificate_authority',
  'certificate_validity',
  'revocation',
  'challenge',
  'matches_policy',
  'seal',
  'timestamp',
] as const
export type EvidenceCheckId = (typeof evidenceChecks)[number]

/** One of the nine checks, with its fact in the words of the desk. */
export interface EvidenceCheck extends Finding {
  readonly id: EvidenceCheckId
}

/**
 * The insurer's own check of a bundle, in Node or in a browser, without asking anybody. Nine checks,
 * always all of them and in this order. In an attested bundle the four about the card are the
 * postbox's word: they come out as `attested`, never as passed.
 */
export async function verifyEvidence(
  zip: Uint8Array<ArrayBuffer>,
  expectation: EvidenceExpectation,
): Promise<readonly EvidenceCheck[]> {
  const files = openBundle(zip)
  if (files === null) {
    return evidenceChecks.map((id) => ({ id, ...failed('証拠の zip として開けません。') }))
  }
  const findings = await examine(files, expectation)
  return evidenceChecks.map((id) => ({ id, ...findings[id] }))
}

async function examine(
  files: BundleFiles,
  expectation: EvidenceExpectation,
): Promise<Record<EvidenceCheckId, Finding>> {
  const parts = readParts(files)
  const stamp = await readTimeStamp(files, expectation)
  const at = stamp?.stampedAt ?? new Date(parts.report?.receivedAt ?? 0)
  const seal = await checkSeal(files, at, expectation)
  const statement = await checkStatement({ ...parts, at, isSealed: seal.passed === true })
  const isSealed = seal.passed === true && statement.passed === true
  const examined: Examination = { ...parts, at, isSealed }
  return {
    card_signature: await checkCardSignature(examined),
    statement_unchanged: statement,
    certificate_authority: await checkAuthority(examined, expectation),
    certificate_validity: await checkValidity(examined),
    revocation: await checkRevocation(examined, expectation),
    challenge: checkChallenge(examined),
    matches_policy: checkMatch(examined, expectation),
    seal,
    timestamp: checkTimeStamp(examined, stamp),
  }
}
