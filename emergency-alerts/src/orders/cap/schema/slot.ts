/** How a value is written; `time` is the pattern of CAP 1.2, `oldTime` what 1.1 and 1.0 allowed. */
export type ValueKind =
  | 'text'
  | 'time'
  | 'oldTime'
  | 'dateTime'
  | 'language'
  | 'uri'
  | 'integer'
  | 'decimal'

export type Occurs = 'one' | 'optional' | 'some' | 'any'

export type Holds =
  | { readonly kind: 'value'; readonly value: ValueKind }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'sequence'; readonly slots: readonly Slot[] }
  /** Whatever it is, it is no business of this schema. */
  | { readonly kind: 'anything' }

/** One place in an `xs:sequence`: which element, how often, and what it holds. */
export interface Slot {
  readonly name: string
  readonly occurs: Occurs
  readonly holds: Holds
}

const slot =
  (occurs: Occurs) =>
  (name: string, holds: Holds = text): Slot => ({ name, occurs, holds })

export const text: Holds = { kind: 'value', value: 'text' }
export const value = (kind: ValueKind): Holds => ({ kind: 'value', value: kind })
export const choice = (...values: readonly string[]): Holds => ({ kind: 'choice', values })
export const sequence = (...slots: readonly Slot[]): Holds => ({ kind: 'sequence', slots })
export const anything: Holds = { kind: 'anything' }

export const one = slot('one')
export const optional = slot('optional')
/** At least one. */
export const some = slot('some')
/** None, one or more. */
export const any = slot('any')
