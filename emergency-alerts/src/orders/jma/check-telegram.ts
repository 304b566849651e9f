import { readXml } from '../xml/read-xml.ts'
import type { XmlFault } from '../xml/xml-fault.ts'
import type { ForecastAreas } from './proposals/forecast-areas.ts'
import type { Proposal } from './proposals/proposal.ts'
import { proposeDraft } from './proposals/propose-draft.ts'
import { type Finding, finding, type Verdict, verdictOf } from './telegram/finding.ts'
import { readTelegram } from './telegram/read-telegram.ts'
import type { Telegram } from './telegram/telegram.ts'

/** What a file is worth as a telegram, and what it would propose. */
export interface CheckedTelegram {
  readonly verdict: Verdict
  /** In the order in which they were found. */
  readonly findings: readonly Finding[]
  /** Null where it is refused; then there is no proposal either. */
  readonly telegram: Telegram | null
  readonly proposal: Proposal | null
}

/** Reads the bytes of a file as a telegram. Whatever they are there is an answer, never an exception. */
export function checkTelegram(bytes: Uint8Array, areas: ForecastAreas): CheckedTelegram {
  const read = readXml(bytes)
  if (!read.ok) return refused([faultFinding(read.error)])
  const { telegram, findings: inTelegram } = readTelegram(read.value.root)
  const findings = [...encodingFindings(read.value.text), ...inTelegram]
  if (telegram === null) return refused(findings)
  return {
    verdict: verdictOf(findings),
    findings,
    telegram,
    proposal: proposeDraft(telegram, areas),
  }
}

const refused = (findings: readonly Finding[]): CheckedTelegram => ({
  verdict: 'refused',
  findings,
  telegram: null,
  proposal: null,
})

const faultFinding = ({ code, line, detail }: XmlFault): Finding =>
  finding(code, line === null ? 'file' : `line ${line}`, detail)

/** 気象庁防災情報XML is UTF-8 (運用指針); another encoding was read, yet it came another way. */
function encodingFindings(text: string): readonly Finding[] {
  const [, encoding = 'utf-8'] =
    /^\ufeff?<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)/.exec(text) ?? []
  return encoding.toLowerCase() === 'utf-8' ? [] : [finding('not_utf8', 'file', encoding)]
}
