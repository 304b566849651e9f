import canonicalize from 'canonicalize'
import type { KeptSubmission } from '../../submissions/submission-store.ts'
import type { EvidenceProfile, Salt } from '../evidence-store.ts'
import { type BundleFiles, bundleMimetype } from './manifest.ts'
import { readmeText } from './readme-text.ts'
import { statementText } from './statement-text.ts'
import { createValidationReport, saltFiles } from './validation-report.ts'

type NamedFile = readonly [string, Uint8Array<ArrayBuffer>]

export interface ListedFiles {
  readonly files: BundleFiles
  readonly salts: readonly Salt[]
}

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)

/** JSON in canonical form (RFC 8785): one set of facts, one set of bytes. */
export function canonicalJson(value: unknown): Uint8Array<ArrayBuffer> {
  const json = canonicalize(value)
  if (json === undefined) throw new TypeError('there is no canonical form of this')
  return text(json)
}

/** Every file that the manifest lists, `mimetype` first. */
export async function bundleFiles(
  submission: KeptSubmission,
  profile: EvidenceProfile,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<ListedFiles> {
  const ofCard = cardFiles(submission)
  const isFull = profile === 'full'
  const { salts, salted } = await saltFiles(isFull ? [] : ofCard, randomBytes)
  const report = createValidationReport(submission, profile, salted)
  const files = new Map([
    ['mimetype', text(bundleMimetype)],
    ['statement.json', submission.signedBytes],
    ['statement.txt', text(statementText(submission.statement))],
    ...(isFull ? ofCard : []),
    ['validation.json', canonicalJson(report)],
    ['README.ja.txt', text(readmeText(profile))],
  ])
  return { files, salts }
}

/**
 * What names the card. Two signatures give away the RSA modulus, so an attested bundle holds the
 * signature no more than the certificate.
 */
const cardFiles = (submission: KeptSubmission): readonly NamedFile[] => [
  ['card.sig', submission.signature],
  ['card-cert.der', submission.certificate],
  ['ca.der', submission.authority],
  ...(submission.revocationEvidence === null
    ? []
    : ([['ocsp.der', submission.revocationEvidence]] as const)),
]
