import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { ok, type Result } from '#emergency-alerts/contract/result'
import type { Change, Planned, Refusal } from '../orders/acts/change.ts'
import { spokenOf, withVoices } from '../orders/document/voiced-document.ts'
import type { KeptOrder } from '../orders/kept/kept-order.ts'
import type { Refused, Target } from '../orders/kept/order-store.ts'
import type { Press, SignedChange } from '../orders/kept/signed-change.ts'
import { signOrder } from '../orders/signing/sign-order.ts'
import type { DeskDeps } from './desk-deps.ts'

/** Who does something to which order, and with which press of a button; an autosave has none. */
export interface Doing {
  readonly target: Target
  /** Null for what happens by itself. */
  readonly by: StaffMember | null
  readonly press: Press | null
}

/** Decides by the rules at one moment, and writes what was decided whole or not at all. */
export async function actOnOrder(
  deps: DeskDeps,
  { target, by, press }: Doing,
  plan: (order: KeptOrder, now: Date) => Planned | Promise<Planned>,
): Promise<Result<KeptOrder, Refused>> {
  const at = deps.now()
  return deps.orders.change(target, { by, at, press }, async (order) =>
    signed(await plan(order, at), deps),
  )
}

async function signed(
  planned: Planned,
  { voices, orderKey }: DeskDeps,
): Promise<Result<SignedChange, Refusal>> {
  if (!planned.ok) return planned
  return ok(await signChange(planned.value, { voices, orderKey }))
}

/** Gives the document the recordings that are there, and signs it. */
async function signChange(
  { issues, ...change }: Change,
  { voices, orderKey }: Pick<DeskDeps, 'voices' | 'orderKey'>,
): Promise<SignedChange> {
  if (issues === null) return { ...change, issues }
  const clipOf = await voices.find(spokenOf(issues.document))
  const document = withVoices(issues.document, clipOf)
  return {
    ...change,
    issues: { ...issues, document, signedOrder: await signOrder(document, orderKey) },
  }
}
