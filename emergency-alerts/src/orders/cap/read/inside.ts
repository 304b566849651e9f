import { trimmed } from '../../xml/trimmed.ts'
import { childrenOf, type Placed } from '../schema/placed.ts'

/** The children of one element, by name. */
export interface Inside {
  readonly all: (name: string) => readonly Placed[]
  readonly first: (name: string) => Placed | null
  /** Trimmed; null where the element is absent or empty. */
  readonly text: (name: string) => string | null
  readonly texts: (name: string) => readonly string[]
}

export function insideOf(parent: Placed): Inside {
  const groups = new Map<string, Placed[]>()
  for (const child of childrenOf(parent)) {
    if (child.element.uri !== parent.element.uri) continue
    const group = groups.get(child.element.name)
    if (group === undefined) groups.set(child.element.name, [child])
    else group.push(child)
  }
  const all = (name: string): readonly Placed[] => groups.get(name) ?? []
  const first = (name: string): Placed | null => all(name)[0] ?? null
  return {
    all,
    first,
    text: (name) => textOf(first(name)),
    texts: (name) => all(name).flatMap((one) => textOf(one) ?? []),
  }
}

const textOf = (place: Placed | null): string | null =>
  place === null ? null : trimmed(place.element.text) || null
