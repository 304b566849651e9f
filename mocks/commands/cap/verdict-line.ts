import type { SignatureFact } from '#emergency-alerts/src/orders/cap/signature/signature-fact'
import type { Finding } from '#emergency-alerts/src/orders/cap/verdict/finding'
import type { CapVerdict } from '#emergency-alerts/src/orders/cap/verdict/verdict'
import { oneLine } from '../one-line.ts'

/** One line: file, identifier, what it is, signatures, verdict with codes and sentences. */
export function lineOf(file: string, verdict: CapVerdict): string {
  const parts = verdict.subject === 'alert' ? alertParts(verdict) : [nameOf(verdict)]
  const judged = [verdict.verdict, findingsWords(verdict.findings)].filter((words) => words !== '')
  return [file, ...parts, judged.join(' ')].map(oneLine).join(' | ')
}

function alertParts({ identifier, alert, place, signatures }: CapVerdict): readonly string[] {
  const name = `${shortened(identifier ?? 'no identifier')}${place === 'alert' ? '' : ` at ${place}`}`
  const kind = alert === null ? [] : [`CAP ${alert.version} ${alert.status} ${alert.msgType}`]
  return [name, ...kind, ...signatures.map(signatureWords)]
}

function nameOf({ subject, place, findings }: CapVerdict): string {
  const where = place === '' ? '' : ` (${place})`
  const isEmpty = findings.length === 0
  return `the ${subject}${where}${isEmpty ? ', which holds no alert' : ''}`
}

const longest = 120

const shortened = (identifier: string): string =>
  identifier.length > longest ? `${identifier.slice(0, longest)}…` : identifier

const standingWords = {
  carried_key: 'signed, verifies with the key it carries',
  pinned_key: 'signed, verifies with a pinned key',
  other_key: 'signed, verifies with a key that is not pinned',
  broken: 'signed, does not verify',
  elsewhere: 'signed, but not this alert',
  unchecked: 'signed, not checked',
} as const satisfies Record<SignatureFact['standing'], string>

const signatureWords = ({ standing, isWeak }: SignatureFact): string =>
  `${standingWords[standing]}${isWeak ? ' (SHA-1, weak)' : ''}`

/** What refuses comes first; so many are written out, of the others it is said how many they are. */
const mostFindings = 10

function findingsWords(findings: readonly Finding[]): string {
  const decisive = findings.filter(({ weight }) => weight === 'refused')
  const others = findings.filter(({ weight }) => weight !== 'refused')
  const words = [...decisive, ...others].slice(0, mostFindings).map(findingWords)
  const more = findings.length - mostFindings
  return [...words, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

function findingWords({ code, at, line, sentence }: Finding): string {
  const where = [at === '' ? '' : ` at ${at}`, line === null ? '' : ` in line ${line}`].join('')
  return `${code}${where}: ${sentence}`
}
