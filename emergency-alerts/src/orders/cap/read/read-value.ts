import { trimmed } from '../../xml/trimmed.ts'
import type { CapValue } from '../cap-alert.ts'
import type { Placed } from '../schema/placed.ts'
import { insideOf } from './inside.ts'

/** `valueName` and `value`; CAP 1.0 wrote `name=value` in one text. */
export function readValue(place: Placed): CapValue {
  if (place.element.children.length > 0) {
    const inside = insideOf(place)
    return { name: inside.text('valueName') ?? '', value: inside.text('value') ?? '' }
  }
  const text = trimmed(place.element.text)
  const equals = text.indexOf('=')
  if (equals === -1) return { name: '', value: text }
  return { name: text.slice(0, equals), value: text.slice(equals + 1) }
}
