import * as z from 'zod/mini'
import { ChallengePurpose } from '#cable-backend/contract/card-proof'
import { Statement } from '#cable-backend/contract/letter'
import type { CardAuthority } from '../../../card-proof/card-certificate.ts'
import { isSameBytes } from '../../../card-proof/encoding.ts'
import { canonicalJson } from '../bundle/bundle-files.ts'
import { type BundleFiles, Manifest, manifestName } from '../bundle/manifest.ts'
import { ValidationReport } from '../bundle/validation-report.ts'

/** What the insurer holds against the bundle; nothing of it comes from the bundle. */
export interface EvidenceExpectation {
  readonly cardAuthorities: readonly CardAuthority[]
  /** DER of the seal certificate, or of the authority that issued it. */
  readonly sealAuthority: Uint8Array<ArrayBuffer>
  readonly timeStampAuthority: Uint8Array<ArrayBuffer>
  readonly expected: {
    readonly insurerId: string
    readonly policyNumber: string
    readonly year: number
  }
}

/** The document that the card signed (`encodeChallenge`), read back. */
const SignedChallenge = z.strictObject({
  version: z.literal('mimamori-challenge/1'),
  purpose: ChallengePurpose,
  relyingParty: z.string(),
  device: z.string(),
  subject: z.nullable(z.string()),
  nonce: z.string(),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  statement: z.nullable(Statement),
})
type SignedChallenge = z.infer<typeof SignedChallenge>

/** `attested`: not shown by this bundle, but the postbox says under its seal that it checked it. */
export interface Finding {
  readonly passed: boolean | 'attested'
  readonly fact: string
}

export const found = (fact: string): Finding => ({ passed: true, fact })
export const failed = (fact: string): Finding => ({ passed: false, fact })
export const attested = (fact: string): Finding => ({ passed: 'attested', fact })

/** A bundle as it was read; null for each part that is missing or not what it should be. */
export interface Examination {
  readonly files: BundleFiles
  readonly manifest: Manifest | null
  readonly report: ValidationReport | null
  readonly challenge: SignedChallenge | null
  readonly isSealed: boolean
  /** The time everything is judged at: the time stamp's, else what the postbox says. */
  readonly at: Date
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** JSON of this shape in its canonical form, byte for byte; else null. */
function readCanonical<Schema extends z.ZodMiniType>(
  bytes: Uint8Array<ArrayBuffer> | undefined,
  schema: Schema,
): z.output<Schema> | null {
  if (bytes === undefined) return null
  try {
    const parsed = schema.safeParse(JSON.parse(utf8.decode(bytes)))
    return parsed.success && isSameBytes(canonicalJson(parsed.data), bytes) ? parsed.data : null
  } catch (error) {
    // Neither the decoder nor the parser has another way to say that it is not JSON in UTF-8.
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}

export const readParts = (
  files: BundleFiles,
): Pick<Examination, 'files' | 'manifest' | 'report' | 'challenge'> => ({
  files,
  manifest: readCanonical(files.get(manifestName), Manifest),
  report: readCanonical(files.get('validation.json'), ValidationReport),
  challenge: readCanonical(files.get('statement.json'), SignedChallenge),
})
