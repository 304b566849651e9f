import type { CapMessageType, CapReference } from '../cap-alert.ts'
import { instantOf } from '../schema/instant.ts'
import type { Placed } from '../schema/placed.ts'
import type { Notes } from '../verdict/notes.ts'

/**
 * `sender,identifier,sent`, parted by white space (CAP 1.2 §3.2.1). Triples that are parted by commas
 * too, as some senders do, have one reading all the same.
 */
export function readReferences(
  text: string | null,
  { place, msgType }: { readonly place: Placed; readonly msgType: CapMessageType },
  notes: Notes,
): readonly CapReference[] {
  const words = (text ?? '').split(/\s+/).filter((word) => word !== '')
  const code = msgType === 'Alert' ? 'references_odd' : 'references_unreadable'
  return words.flatMap((word) => {
    const parts = word.replace(/^,|,$/g, '').split(',')
    const triples = triplesOf(parts)
    if (triples === null) notes.add(code, place, word)
    else if (triples.length > 1 || word.split(',').length > parts.length) {
      notes.add('references_joined', place)
    }
    return triples ?? []
  })
}

function triplesOf(parts: readonly string[]): readonly CapReference[] | null {
  if (parts.length % 3 !== 0) return null
  const triples: CapReference[] = []
  for (let at = 0; at < parts.length; at += 3) {
    const [sender = '', identifier = '', sent = ''] = parts.slice(at, at + 3)
    if (sender === '' || identifier === '' || instantOf(sent) === null) return null
    triples.push({ sender, identifier, sent })
  }
  return triples
}
