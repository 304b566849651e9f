import type { Notes } from '../verdict/notes.ts'
import { longestRun } from './longest-run.ts'
import type { Placed } from './placed.ts'
import type { Slot } from './slot.ts'

/** A child whose slot in the sequence is known. */
export interface Slotted {
  readonly child: Placed
  readonly index: number
}

export interface Ordered {
  readonly slots: readonly Slot[]
  readonly children: readonly Slotted[]
}

/** Order and number of the children: which to move, which to remove, which to add. */
export function checkOrder(parent: Placed, { slots, children }: Ordered, notes: Notes): void {
  const inOrder = longestRun(children.map(({ index }) => index))
  const settled = new Set(children.flatMap(({ index }, at) => (inOrder.has(at) ? [index] : [])))
  const seen = new Set<number>()
  for (const [position, { child, index }] of children.entries()) {
    const isRepeated = seen.has(index) && isSingle(slots[index])
    if (isRepeated) notes.add('element_repeated', child)
    else if (!inOrder.has(position)) {
      notes.add('element_out_of_order', child, whereTo(index, slots, settled))
    }
    seen.add(index)
  }
  for (const name of missingOf(slots, seen)) notes.add('element_missing', parent, name)
}

const missingOf = (slots: readonly Slot[], seen: ReadonlySet<number>): readonly string[] =>
  slots
    .filter(({ occurs }, index) => (occurs === 'one' || occurs === 'some') && !seen.has(index))
    .map(({ name }) => name)

const isSingle = (slot: Slot | undefined): boolean =>
  slot?.occurs === 'one' || slot?.occurs === 'optional'

/** Before the next slot that is taken by a child which may stay where it is. */
function whereTo(index: number, slots: readonly Slot[], settled: ReadonlySet<number>): string {
  const next = slots.find((_, other) => other > index && settled.has(other))
  return next === undefined ? 'to the end' : `before <${next.name}>`
}
