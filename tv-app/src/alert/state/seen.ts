import type { OrderDocument } from '#emergency-alerts/contract/order-document'

/** One revision as this home has seen it: enough to know it again, and to name it after its end. */
export interface Seen {
  readonly revision: number
  /** What it told; two revisions that tell the same have the same. */
  readonly message: string
  readonly issuedAt: string
}

const messages = new WeakMap<OrderDocument, string>()

/**
 * Stands for everything of an order that a viewer reads or hears. Extents are left out: where they
 * change, the areas get other names or `changed` says it.
 */
export function messageOf(order: OrderDocument): string {
  const message = messages.get(order) ?? digestOf(order)
  messages.set(order, message)
  return message
}

function digestOf(order: OrderDocument): string {
  const { standing, status, hazard, kind, level, areas, words, shelters, municipality } = order
  return hashOf(
    JSON.stringify([
      [standing, status, hazard, kind, level, municipality.code],
      areas.map(({ name }) => name.text),
      words.ja,
      shelters.map(({ shelterId, name, floor }) => [shelterId, name, floor]),
    ]),
  )
}

/** FNV-1a, 32 bits: it tells revisions of one order apart, and proves nothing. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

export const seenOf = (order: OrderDocument): Seen => ({
  revision: order.revision,
  message: messageOf(order),
  issuedAt: order.issuedAt,
})

/** Whether the order tells nothing that was not in `seen`; a correction always tells something. */
export const tellsTheSame = (order: OrderDocument, seen: Seen | null): boolean =>
  seen !== null &&
  (order.revision === seen.revision ||
    (order.changed === null && messageOf(order) === seen.message))
