import { trimmed } from '../xml/trimmed.ts'
import type { CapAlert, CapVersion } from './cap-alert.ts'
import type { FoundAlert } from './envelope/find-alerts.ts'
import { checkAlert } from './prose/alert-rules.ts'
import { checkInfo } from './prose/info-rules.ts'
import { insideOf } from './read/inside.ts'
import { readAlert } from './read/read-alert.ts'
import { alert as alert12 } from './schema/cap-schema.ts'
import { checkSequence } from './schema/check-structure.ts'
import { alert10, alert11 } from './schema/older-cap-schemas.ts'
import { type Placed, placed } from './schema/placed.ts'
import type { Slot } from './schema/slot.ts'
import { checkSignatures } from './signature/check-signatures.ts'
import type { SignatureFact } from './signature/signature-fact.ts'
import type { Effort } from './verdict/effort.ts'
import type { FindingCode } from './verdict/finding.ts'
import { createNotes, type Notes } from './verdict/notes.ts'
import { type CapVerdict, verdictOf } from './verdict/verdict.ts'

export interface CheckTerms {
  /** Keys or certificates in PEM. Where there are any, only a signature by one of them counts. */
  readonly pinned: readonly string[]
  readonly effort: Effort
}

const schemas: Readonly<Record<CapVersion, readonly Slot[]>> = {
  '1.0': alert10,
  '1.1': alert11,
  '1.2': alert12,
}

/** Schema first, then what the standard says in words, then signatures: each on what passed. */
export function checkFoundAlert(
  found: FoundAlert,
  text: string,
  { pinned, effort }: CheckTerms,
): CapVerdict {
  const notes = createNotes(effort)
  const place = placed(found.element, 'alert')
  const alert = readChecked(place, found.version, notes)
  const isSound = alert !== null && verdictOf(notes.findings()) !== 'refused'
  const signatures = isSound ? checkSignatures({ found, text, alert, pinned }, effort) : []
  if (isSound) noteSignatures(signatures, { place, pinned }, notes)
  const findings = notes.findings()
  return {
    subject: 'alert',
    place: found.path,
    identifier: identifierIn(place),
    verdict: verdictOf(findings),
    findings,
    signatures,
    alert,
  }
}

function readChecked(place: Placed, version: CapVersion, notes: Notes): CapAlert | null {
  if (version !== '1.2') notes.add('version_superseded', place, version)
  checkSequence(place, schemas[version], notes)
  if (verdictOf(notes.findings()) === 'refused') return null
  const alert = readAlert(place, version, notes)
  const inside = insideOf(place)
  checkAlert({ alert, place, inside }, notes)
  for (const [index, info] of alert.infos.entries()) {
    const at = inside.all('info')[index] ?? place
    checkInfo({ info, place: at, sent: alert.sent }, notes)
  }
  return alert
}

const identifierIn = ({ element }: Placed): string | null => {
  const child = element.children.find(({ name }) => name === 'identifier')
  return child === undefined ? null : trimmed(child.text) || null
}

const codes = {
  broken: 'signature_broken',
  elsewhere: 'signature_elsewhere',
  other_key: 'signature_of_other_key',
  unchecked: 'signature_unchecked',
} as const satisfies Partial<Record<SignatureFact['standing'], FindingCode>>

function noteSignatures(
  signatures: readonly SignatureFact[],
  { place, pinned }: { readonly place: Placed; readonly pinned: readonly string[] },
  notes: Notes,
): void {
  const isPinned = signatures.some(({ standing }) => standing === 'pinned_key')
  if (pinned.length > 0 && !isPinned) notes.add('signature_not_pinned', place)
  for (const { standing, why } of signatures) {
    if (standing in codes) notes.add(codes[standing as keyof typeof codes], place, why)
  }
}
