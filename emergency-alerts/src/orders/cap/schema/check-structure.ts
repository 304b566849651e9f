import { trimmed } from '../../xml/trimmed.ts'
import type { Notes } from '../verdict/notes.ts'
import { checkOrder, type Slotted } from './check-order.ts'
import { lexicals } from './lexical.ts'
import { childrenOf, type Placed } from './placed.ts'
import type { Holds, Slot, ValueKind } from './slot.ts'

export const signatureUri = 'http://www.w3.org/2000/09/xmldsig#'

/** Compares an element with the sequence that it should hold; every difference is noted. */
export function checkSequence(parent: Placed, slots: readonly Slot[], notes: Notes): void {
  const stray = trimmed(parent.element.text)
  if (stray !== '') notes.add('text_stray', parent, stray)
  checkAttributes(parent, notes)
  const children = slottedOf(parent, slots, notes)
  checkOrder(parent, { slots, children }, notes)
  for (const { child, index } of children) {
    const slot = slots[index]
    if (slot !== undefined) checkHeld(child, slot.holds, notes)
  }
}

/** The children whose names the schema knows; the others are noted. Signatures come last. */
function slottedOf(parent: Placed, slots: readonly Slot[], notes: Notes): readonly Slotted[] {
  const indexes = new Map(slots.map(({ name }, index) => [name, index]))
  return childrenOf(parent).flatMap((child) => {
    const { name, uri } = child.element
    const isSignature = uri === signatureUri && parent.path === 'alert'
    const index = isSignature ? slots.length : indexes.get(name)
    if (index === undefined) {
      notes.add('element_unknown', child)
      return []
    }
    const isForeign = !isSignature && uri !== parent.element.uri
    if (isForeign) notes.add('element_of_other_namespace', child, uri || 'no namespace')
    return [{ child, index }]
  })
}

function checkHeld(child: Placed, holds: Holds, notes: Notes): void {
  if (holds.kind === 'anything') return
  if (holds.kind === 'sequence') {
    checkSequence(child, holds.slots, notes)
    return
  }
  checkAttributes(child, notes)
  for (const inner of childrenOf(child)) notes.add('element_unknown', inner)
  if (holds.kind === 'choice') checkChoice(child, holds.values, notes)
  else checkValue(child, holds.value, notes)
}

function checkChoice(child: Placed, values: readonly string[], notes: Notes): void {
  const { text } = child.element
  if (values.includes(text)) return
  if (values.includes(trimmed(text))) notes.add('value_padded', child)
  else notes.add('value_not_allowed', child, values.join(', '))
}

function checkValue(child: Placed, kind: ValueKind, notes: Notes): void {
  if (kind === 'text' || takesDefault(child, kind)) return
  const text = trimmed(child.element.text)
  const { code, isValid } = lexicals[kind]
  if (text.length > longestValue || !isValid(text)) notes.add(code, child, text)
  else if (kind === 'oldTime' && text.endsWith('Z')) notes.add('time_with_z', child)
}

/** Of what is more than text; a pattern that runs over megabytes may exhaust the stack. */
const longestValue = 10_000

/** Of all values only the language has a default, which stands for an empty element. */
const takesDefault = ({ element }: Placed, kind: ValueKind): boolean =>
  kind === 'language' && element.text === ''

/** Hints for a validator, which any element may carry (XML Schema 1.0, part 1 §2.6.3). */
const instanceUri = 'http://www.w3.org/2001/XMLSchema-instance'
const instanceNames = new Set(['schemaLocation', 'noNamespaceSchemaLocation'])

function checkAttributes(place: Placed, notes: Notes): void {
  for (const { name, uri } of place.element.attributes) {
    if (uri === instanceUri && instanceNames.has(name)) continue
    notes.add('attribute_unknown', place, name)
  }
}
