import { CancelReason } from '#emergency-alerts/contract/desk/desk-acts'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { documentFor } from '../orders/acts/document-for.ts'
import { readyCancel } from '../orders/acts/next-version.ts'
import { spokenOf } from '../orders/document/voiced-document.ts'
import { type KeptOrder, openVersion } from '../orders/kept/kept-order.ts'
import type { DeskDeps } from './desk-deps.ts'

/**
 * Begins to make what an order may have to say next: what was submitted, and the ready cancels of what
 * is in force, so that the recordings are there at the issue. Nobody waits for it.
 */
export function prepareVoices(
  order: KeptOrder,
  { voices, area, now, onFault }: Pick<DeskDeps, 'voices' | 'area' | 'now' | 'onFault'>,
): void {
  const at = now()
  const documents = [submittedOf(order, area, at), ...cancelsOf(order, area, at)]
  const kanas = documents.flatMap((document) => (document === null ? [] : spokenOf(document)))
  void voices.prepare(kanas).catch(onFault)
}

function submittedOf(order: KeptOrder, area: DeskDeps['area'], now: Date): OrderDocument | null {
  const open = openVersion(order)
  return open?.state === 'submitted' ? documentFor(order, open, { area, now }) : null
}

function cancelsOf(
  order: KeptOrder,
  area: DeskDeps['area'],
  now: Date,
): readonly (OrderDocument | null)[] {
  const inForce = order.versions.find(({ state }) => state === 'issued')
  if (inForce === undefined || inForce.document?.standing !== 'in_force') return []
  return CancelReason.options.map(
    (reason) => readyCancel(order, inForce, { area, reason, now })?.document ?? null,
  )
}
