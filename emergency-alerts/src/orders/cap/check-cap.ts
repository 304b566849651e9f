import type { Result } from '../../../contract/result.ts'
import { readXml, readXmlText, type XmlDocument } from '../xml/read-xml.ts'
import type { XmlFault } from '../xml/xml-fault.ts'
import { type CheckTerms, checkFoundAlert } from './check-alert.ts'
import { checkEnvelope } from './envelope/check-envelope.ts'
import { findAlerts } from './envelope/find-alerts.ts'
import { fullEffort } from './verdict/effort.ts'
import { findingOf } from './verdict/finding.ts'
import { type CapVerdict, verdictOn } from './verdict/verdict.ts'

/**
 * One verdict per alert of a file, in its order, and one on the file or its envelope where there is
 * something to say of it. Reads CAP 1.2, 1.1 and 1.0, alone or in Atom, RSS, EDXL-DE or any other
 * envelope. Takes any bytes, never throws, and fetches nothing. `pinned` are keys or certificates in
 * PEM: where there are any, only a signature by one of them counts.
 */
export const checkCap = (
  bytes: Uint8Array,
  pinned: CheckTerms['pinned'] = [],
): readonly CapVerdict[] => checkRead(readXml(bytes), '', { pinned, effort: fullEffort() })

/** A document within a document is followed, one within that is not. */
function checkRead(
  read: Result<XmlDocument, XmlFault>,
  within: string,
  terms: CheckTerms,
): readonly CapVerdict[] {
  if (!read.ok) {
    const { code, line, detail } = read.error
    return [verdictOn('file', within, [findingOf(code, { path: '', line }, detail)])]
  }
  const { root, text } = read.value
  const found = findAlerts(root)
  const alerts = found.alerts.map((alert) =>
    checkFoundAlert({ ...alert, path: within + alert.path }, text, terms),
  )
  if (root.name === 'alert' && alerts.length === 1 && found.alerts[0]?.element === root)
    return alerts
  const inner = within === '' ? found.texts.flatMap((one) => checkInner(one, terms)) : []
  const findings = checkEnvelope(root, found)
  const isEmpty = alerts.length + inner.length === 0
  const isNoAlert = findings.some(({ weight }) => weight === 'refused')
  const envelope = verdictOn(isNoAlert ? 'file' : 'envelope', within + root.name, findings)
  return findings.length > 0 || isEmpty ? [envelope, ...alerts, ...inner] : [...alerts, ...inner]
}

const checkInner = (
  { content, path }: { readonly content: string | Uint8Array; readonly path: string },
  terms: CheckTerms,
): readonly CapVerdict[] =>
  checkRead(
    typeof content === 'string' ? readXmlText(content) : readXml(content),
    `${path}/`,
    terms,
  )
