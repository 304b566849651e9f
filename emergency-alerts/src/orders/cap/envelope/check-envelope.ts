import type { XmlElement } from '../../xml/xml-element.ts'
import { insideOf } from '../read/inside.ts'
import { checkSequence } from '../schema/check-structure.ts'
import { type Placed, placed } from '../schema/placed.ts'
import type { Finding, FindingCode } from '../verdict/finding.ts'
import { createNotes, type Notes } from '../verdict/notes.ts'
import { distribution } from './edxl-schema.ts'
import { atomUri, checkAtom, checkRss } from './feed-rules.ts'
import type { Found } from './find-alerts.ts'

const edxlUri = 'urn:oasis:names:tc:emergency:EDXL:DE:1.0'
const edxl2Uri = 'urn:oasis:names:tc:emergency:EDXL:DE:2.0'
const encryptionUri = 'http://www.w3.org/2001/04/xmlenc#'

/** What lies around the alerts of a file, and what is wrong with it. */
export function checkEnvelope(root: XmlElement, found: Found): readonly Finding[] {
  const notes = createNotes()
  const place = placed(root, root.name)
  const check = knownEnvelope(root)
  if (check === null) noteUnknown(place, found, notes)
  else checkEntries({ root: place, entries: check(place, notes), found }, notes)
  return notes.findings()
}

/** Notes what is wrong with an envelope, and answers the places where it may hold alerts. */
type EnvelopeCheck = (root: Placed, notes: Notes) => readonly Placed[]

function knownEnvelope({ name, uri }: XmlElement): EnvelopeCheck | null {
  if (uri === atomUri && (name === 'feed' || name === 'entry')) return checkAtom
  if (uri === '' && name === 'rss') return checkRss
  if (uri === edxlUri && name === 'EDXLDistribution') return checkDistribution
  if (uri === edxl2Uri && name === 'edxlDistribution') return contentsOf
  return null
}

const checkDistribution: EnvelopeCheck = (root, notes) => {
  const inner = createNotes()
  checkSequence(root, distribution, inner)
  for (const { code, at, line } of inner.findings()) {
    notes.add('envelope_malformed', { path: at, line }, code)
  }
  return contentsOf(root)
}

const contentsOf = (root: Placed): readonly Placed[] => {
  const inside = insideOf(root)
  return [...inside.all('contentObject'), ...inside.all('content')]
}

interface Entries {
  readonly root: Placed
  readonly entries: readonly Placed[]
  readonly found: Found
}

function checkEntries({ root, entries, found }: Entries, notes: Notes): void {
  const depth = entries[0]?.path.split('/').length ?? 0
  const entryOf = (path: string): string => path.split('/').slice(0, depth).join('/')
  const filled = new Set([...found.alerts, ...found.texts].map(({ path }) => entryOf(path)))
  const empty = entries.filter(({ path }) => !filled.has(path))
  if (empty.length > 0) notes.add('envelope_without_alert', root, String(empty.length))
  const paths = new Set(entries.map(({ path }) => path))
  for (const { path, element } of found.alerts) {
    const isMisplaced = !paths.has(entryOf(path))
    if (isMisplaced) notes.add('envelope_alert_misplaced', { path, line: element.line })
  }
}

function noteUnknown(root: Placed, found: Found, notes: Notes): void {
  const { name, uri } = root.element
  const code = codeOfUnknown(root.element, found)
  const whole = uri === '' ? `<${name}>` : `<${name}> of ${uri}`
  notes.add(code, root, code === 'namespace_unknown' ? uri || '(none)' : whole)
}

function codeOfUnknown({ name, uri }: XmlElement, found: Found): FindingCode {
  if (found.alerts.length + found.texts.length > 0) return 'envelope_unknown'
  if (uri === encryptionUri) return 'encrypted'
  return name === 'alert' ? 'namespace_unknown' : 'root_unknown'
}
