import type { CapAlert, CapMessageType, CapScope, CapStatus, CapVersion } from '../cap-alert.ts'
import type { Placed } from '../schema/placed.ts'
import type { Notes } from '../verdict/notes.ts'
import { type Inside, insideOf } from './inside.ts'
import { readInfo } from './read-info.ts'
import { readReferences } from './read-references.ts'
import { wordsIn } from './word-list.ts'

/** Reads an alert whose structure was found good: its enumerations hold what their types say. */
export function readAlert(place: Placed, version: CapVersion, notes: Notes): CapAlert {
  const inside = insideOf(place)
  const msgType = inside.text('msgType') as CapMessageType
  const references = { place: inside.first('references') ?? place, msgType }
  return {
    version,
    ...headIn(inside),
    msgType,
    source: inside.text('source'),
    restriction: inside.text('restriction'),
    addresses: wordsIn(inside.text('addresses')),
    codes: inside.texts('code'),
    note: inside.text('note'),
    references: readReferences(inside.text('references'), references, notes),
    incidents: wordsIn(inside.text('incidents')),
    infos: inside.all('info').map((info) => readInfo(info, notes)),
  }
}

const headIn = (inside: Inside) => ({
  identifier: inside.text('identifier') ?? '',
  sender: inside.text('sender') ?? '',
  sent: inside.text('sent') ?? '',
  status: inside.text('status') as CapStatus,
  // CAP 1.0 alone may leave it out; who said nothing meant everybody.
  scope: (inside.text('scope') ?? 'Public') as CapScope,
})
