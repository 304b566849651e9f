import type { Approval } from '#emergency-alerts/contract/desk/desk-acts'
import {
  differingFields,
  type Expected,
} from '#emergency-alerts/src/orders/acts/typed-confirmation'

export type Typed = Approval['typed']

export const nothingTyped = (place: Typed['place']): Typed =>
  place === 'drill' ? { place, word: '' } : { place, municipality: '', level: '', homes: '' }

export type Verdict = 'empty' | 'right' | 'wrong'

/** How one field stands; compared after NFKC, as the server compares it. */
export function verdictOf(typed: Typed, field: string, expected: Expected): Verdict {
  const text = new Map(Object.entries(typed)).get(field) ?? ''
  if (text.trim() === '') return 'empty'
  return differingFields(typed, expected).includes(field) ? 'wrong' : 'right'
}

/** How many fields do not match yet; 0 when the order may go out. */
export const fieldsLeft = (typed: Typed, expected: Expected): number =>
  differingFields(typed, expected).length

/** Why the number is not the right one, where it can be known. */
export function homesHint(
  typed: Typed,
  expected: Expected,
  before: { readonly version: number; readonly homes: number } | null,
): string | null {
  if (typed.place === 'drill' || before === null) return null
  const isOfBefore =
    fieldsLeft(typed, { ...expected, homes: before.homes }) < fieldsLeft(typed, expected)
  return isOfBefore ? `第${before.version}版の数です。新しい版の世帯の数を 見てください。` : null
}
