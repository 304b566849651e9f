import type { SubmissionSummary } from '#cable-backend/contract/insurer'
import type { EvidenceTrust } from '#cable-backend/contract/insurer-desk'
import { encodeBase64 } from '../../../src/card-proof/encoding.ts'
import { openBundle } from '../../../src/epostbox/evidence/bundle/zip-bundle.ts'

/** What somebody needs to check a bundle without this page: openssl, the script and these files. */
export interface OfflineCheck {
  readonly zipName: string
  /** The authorities that this insurer pins, as PEM. */
  readonly authorities: readonly PemFile[]
  /** For a shell in the folder of these files. */
  readonly command: string
}

export interface PemFile {
  readonly name: string
  readonly what: string
  readonly pem: string
}

type Named = Pick<SubmissionSummary, 'receiptNumber' | 'policyNumber' | 'year'>

/** The very check of this submission's bundle by `verify-evidence.sh`, with its files. */
export function offlineCheck(
  zip: Uint8Array<ArrayBuffer>,
  trust: EvidenceTrust,
  { insurerId, submission }: { readonly insurerId: string; readonly submission: Named },
): OfflineCheck {
  const zipName = `evidence-${submission.receiptNumber}.zip`
  const card = cardAuthorityOf(zip, trust)
  const seal = pemFile('seal-authority.pem', '封の発行元', trust.sealAuthority)
  const stamp = pemFile('time-stamp-authority.pem', '時刻の印の発行元', trust.timeStampAuthority)
  const authorities = [seal, stamp, ...(card === null ? [] : [card.file])]
  const options = [
    ['--seal-authority', seal.name],
    ['--time-stamp-authority', stamp.name],
    ...(card === null ? [] : [['--card-authority', card.file.name]]),
    ...(card === null ? [] : [['--certificate-policy', card.policy]]),
    ['--insurer', quoted(insurerId)],
    ['--policy-number', quoted(submission.policyNumber)],
    ['--year', String(submission.year)],
  ]
  const lines = options.map((option) => option.join(' '))
  const command = ['sh verify-evidence.sh', ...lines, zipName].join(' \\\n  ')
  return { zipName, authorities, command }
}

/** Only a full bundle names the generation that issued the certificate, and only a pinned one counts. */
function cardAuthorityOf(zip: Uint8Array<ArrayBuffer>, { cardAuthorities }: EvidenceTrust) {
  const named = openBundle(zip)?.get('ca.der')
  const der = named === undefined ? null : encodeBase64(named)
  const pinned = cardAuthorities.find((authority) => authority.der === der)
  const policy = pinned?.policies[0]
  if (pinned === undefined || policy === undefined) return null
  return { file: pemFile('card-authority.pem', '証明書の発行元', pinned.der), policy }
}

function pemFile(name: string, what: string, base64: string): PemFile {
  const lines = base64.match(/.{1,64}/g) ?? []
  const pem = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
  return { name, what, pem }
}

/** One word for a shell, whatever is in it. */
const quoted = (word: string): string =>
  /^[\w-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
