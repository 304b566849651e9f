import * as z from 'zod/mini'
import { concatBytes } from '../../../card-proof/encoding.ts'
import type { KeptSubmission } from '../../submissions/submission-store.ts'
import type { EvidenceProfile, Salt } from '../evidence-store.ts'
import { sha256Hex } from './manifest.ts'

const Check = z.enum([
  'card_signature',
  'certificate_authority',
  'certificate_validity',
  'revocation',
  'challenge_used_once',
  'same_card_as_sign_in',
])

/** What the postbox checked when the submission arrived: its own word, under its seal. */
export const ValidationReport = z.strictObject({
  format: z.literal('mimamori-validation/1'),
  profile: z.enum(['full', 'attested']),
  submissionId: z.uuid(),
  receiptNumber: z.string(),
  challengeId: z.uuid(),
  receivedAt: z.iso.datetime(),
  certificatePolicy: z.string(),
  revocation: z.strictObject({
    status: z.literal('good'),
    method: z.enum(['ocsp', 'crl', 'platform_operator']),
    sourceUpdatedAt: z.iso.datetime(),
    checkedAt: z.iso.datetime(),
  }),
  checks: z.array(
    z.strictObject({
      check: Check,
      result: z.literal('passed'),
      at: z.iso.datetime(),
      source: z.string(),
    }),
  ),
  /** SHA-256 (hex) of a 32-byte salt and the file that is not here; a court can have them opened. */
  salted: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
})
export type ValidationReport = z.infer<typeof ValidationReport>

export function createValidationReport(
  submission: KeptSubmission,
  profile: EvidenceProfile,
  salted: ValidationReport['salted'],
): ValidationReport {
  const receivedAt = submission.receivedAt.toISOString()
  const checkedAt = submission.revocationCheckedAt.toISOString()
  const own = (check: z.infer<typeof Check>, source: string) =>
    ({ check, result: 'passed', at: receivedAt, source }) as const
  return {
    format: 'mimamori-validation/1',
    profile,
    submissionId: submission.submissionId,
    receiptNumber: submission.receiptNumber,
    challengeId: submission.challengeId,
    receivedAt,
    certificatePolicy: submission.policy,
    revocation: {
      status: 'good',
      method: submission.revocationMethod,
      sourceUpdatedAt: submission.sourceUpdatedAt.toISOString(),
      checkedAt,
    },
    checks: [
      own('card_signature', 'postbox'),
      own('certificate_authority', 'pinned user-authentication CA'),
      own('certificate_validity', 'postbox'),
      { ...own('revocation', submission.revocationMethod), at: checkedAt },
      own('challenge_used_once', 'postbox'),
      own('same_card_as_sign_in', 'assertion of the cable operator'),
    ],
    salted,
  }
}

export interface SaltedFiles {
  readonly salts: readonly Salt[]
  readonly salted: ValidationReport['salted']
}

/** Commits to files without giving them: one salt a file, which stays with the operator. */
export async function saltFiles(
  files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[],
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<SaltedFiles> {
  const salts = files.map(([name]) => ({ name, salt: randomBytes(32) }))
  const salted = files.map(async ([name, content], index) => ({
    name,
    sha256: await sha256Hex(concatBytes(salts[index]?.salt ?? new Uint8Array(), content)),
  }))
  return { salts, salted: await Promise.all(salted) }
}
