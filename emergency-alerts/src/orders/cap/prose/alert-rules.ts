import type { CapAlert, CapMessageType } from '../cap-alert.ts'
import type { Inside } from '../read/inside.ts'
import type { Placed } from '../schema/placed.ts'
import type { FindingCode } from '../verdict/finding.ts'
import type { Notes } from '../verdict/notes.ts'

/** An alert, where it stands, and where its parts stand. */
export interface AlertAt {
  readonly alert: CapAlert
  readonly place: Placed
  readonly inside: Inside
}

/** CAP 1.2 §3.2.1: what names the alert, who may see it, which others it is about. */
export function checkAlert({ alert, place, inside }: AlertAt, notes: Notes): void {
  const at = (name: string): Placed => inside.first(name) ?? place
  const names = [
    ['identifier', alert.identifier],
    ['sender', alert.sender],
  ] as const
  for (const [name, text] of names) {
    const code = faultInName(name, text)
    if (code !== null) notes.add(code, at(name))
  }
  checkReferences({ alert, place, inside }, notes)
  checkScope({ alert, place, inside }, notes)
  if (alert.msgType === 'Error' && alert.note === null) notes.add('note_missing', at('note'))
}

/** They are written into `references` of later alerts, where spaces and commas part them. */
function faultInName(name: 'identifier' | 'sender', text: string): FindingCode | null {
  if (text === '') return `${name}_empty`
  return /[\s,<&]/.test(text) ? `${name}_characters` : null
}

const referring: ReadonlySet<CapMessageType> = new Set(['Update', 'Cancel', 'Ack', 'Error'])

function checkReferences({ alert, place, inside }: AlertAt, notes: Notes): void {
  const { msgType, references, identifier, sender, sent } = alert
  const at = inside.first('references') ?? place
  const isBlank = inside.text('references') === null
  if (referring.has(msgType) && isBlank) notes.add('references_missing', at, msgType)
  const names = references.some(
    (one) => one.identifier === identifier && one.sender === sender && one.sent === sent,
  )
  if (names) notes.add('references_itself', at)
}

function checkScope({ alert, place, inside }: AlertAt, notes: Notes): void {
  const { scope, restriction, addresses } = alert
  const at = (name: string): Placed => inside.first(name) ?? place
  if (scope === 'Restricted' && restriction === null) {
    notes.add('restriction_missing', at('restriction'))
  }
  if (scope !== 'Restricted' && restriction !== null) {
    notes.add('restriction_unneeded', at('restriction'), scope)
  }
  if (scope === 'Private' && addresses.length === 0) notes.add('addresses_missing', at('addresses'))
}
