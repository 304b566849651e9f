import type { CapAlert } from '../cap-alert.ts'
import type { SignatureFact } from '../signature/signature-fact.ts'
import type { Finding } from './finding.ts'

export type Verdict = 'accepted' | 'flagged' | 'refused'

/** What became of one alert; or of a file or envelope, where there is something to say of it. */
export interface CapVerdict {
  readonly subject: 'alert' | 'envelope' | 'file'
  /** The way from the root of the file: `feed/entry[3]/content/alert`; empty for the whole file. */
  readonly place: string
  /** Of the alert, as far as it could be read. */
  readonly identifier: string | null
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly signatures: readonly SignatureFact[]
  /** Null where it is no alert, or where it breaks the schema so that it cannot be read. */
  readonly alert: CapAlert | null
}

/** The heaviest finding decides. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ weight }) => weight === 'refused')) return 'refused'
  return findings.length > 0 ? 'flagged' : 'accepted'
}

/** A verdict on what holds alerts and is none itself. */
export const verdictOn = (
  subject: 'envelope' | 'file',
  place: string,
  findings: readonly Finding[],
): CapVerdict => ({
  subject,
  place,
  identifier: null,
  verdict: verdictOf(findings),
  findings,
  signatures: [],
  alert: null,
})
