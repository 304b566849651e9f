import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderView, VersionState } from '#emergency-alerts/contract/desk/order-view'
import { ok, type Result } from '#emergency-alerts/contract/result'
import type { HallFrame } from '../../hall-view.ts'
import type { Trouble } from '../../live/hall-answer.ts'
import { openVersion } from '../order-facts.ts'

type Found = Promise<Result<OrderView | null, Trouble>>

/** The order, when the act of which nobody knew has brought that version into one of these states. */
export async function findInState(
  { api }: Pick<HallFrame, 'api'>,
  { orderId, version }: { readonly orderId: string; readonly version: number },
  states: readonly VersionState[],
): Found {
  const asked = await api.order(orderId)
  if (!asked.ok) return asked
  const state = asked.value.versions.find((one) => one.version === version)?.state
  return ok(state !== undefined && states.includes(state) ? asked.value : null)
}

/** The order, when somebody may write on a version of it now, or decide on one. */
export async function findOpen({ api }: Pick<HallFrame, 'api'>, orderId: string): Found {
  const asked = await api.order(orderId)
  return asked.ok ? ok(openVersion(asked.value) === null ? null : asked.value) : asked
}

/** The draft that a press at that time began, when it did: of this person, for this hazard and kind. */
export async function findBegun(
  { api, me }: Pick<HallFrame, 'api' | 'me'>,
  { hazard, kind }: Pick<OrderDraft, 'hazard' | 'kind'>,
  pressedAt: Date,
): Found {
  const asked = await api.orders()
  if (!asked.ok) return asked
  return ok(begunBy(asked.value.orders, { staffId: me.staff.staffId, hazard, kind, pressedAt }))
}

interface Begun extends Pick<OrderDraft, 'hazard' | 'kind'> {
  readonly staffId: string
  /** By the server's clock, as the page knew it when it was pressed. */
  readonly pressedAt: Date
}

/** The page's idea of the server's clock may lag by so much. */
const lagMs = 5_000

/** The newest order that this person began since then, with this hazard and kind. */
export function begunBy(orders: readonly OrderView[], begun: Begun): OrderView | null {
  const since = begun.pressedAt.getTime() - lagMs
  return (
    orders.find(({ versions }) => {
      const [first] = versions
      return (
        first?.drafted?.by.staffId === begun.staffId &&
        Date.parse(first.drafted.at) >= since &&
        first.draft.hazard === begun.hazard &&
        first.draft.kind === begun.kind
      )
    }) ?? null
  )
}
