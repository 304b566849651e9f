import type { OrderArea, OrderDocument, OrderKind } from '../../../contract/order-document.ts'

/** What is said of some areas: which 発令区分, and whether it is 発令 or 解除. */
export interface OrderDetail {
  readonly kind: OrderKind
  readonly isLift: boolean
  readonly areas: readonly OrderArea[]
}

/**
 * What a revision says to receivers that keep a state for each area. A lift, and a cancel, repeat the
 * kind that held there before, with 解除; a correction lifts it where it no longer holds.
 */
export function detailsOf(
  document: OrderDocument,
  earlier: readonly OrderDocument[],
): readonly OrderDetail[] {
  const held = heldBefore(earlier)
  const isInForce = document.standing === 'in_force'
  const now: readonly OrderDetail[] = isInForce
    ? [{ kind: document.kind, isLift: false, areas: document.areas }]
    : []
  const still = new Set(isInForce ? document.areas.map(keyOf) : [])
  const ended = [...held].filter(([key]) => !still.has(key)).map(([, one]) => one)
  if (!isInForce && ended.length === 0) {
    return [{ kind: document.kind, isLift: true, areas: document.areas }]
  }
  const kinds = [...new Set(ended.map(({ kind }) => kind))]
  const lifts = kinds.map((kind) => ({
    kind,
    isLift: true,
    areas: ended.filter((one) => one.kind === kind).map(({ area }) => area),
  }))
  return [...now, ...lifts]
}

interface Held {
  readonly kind: OrderKind
  readonly area: OrderArea
}

/** The areas of the last revision that was in force, with its kind. */
function heldBefore(earlier: readonly OrderDocument[]): ReadonlyMap<string, Held> {
  const last = earlier.findLast(({ standing }) => standing === 'in_force')
  if (last === undefined) return new Map()
  return new Map(last.areas.map((area) => [keyOf(area), { kind: last.kind, area }]))
}

const keyOf = ({ extent }: OrderArea): string => JSON.stringify(extent)
