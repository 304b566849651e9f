import type {
  LogEntry,
  OrderCounters,
  OrderView,
  VersionState,
  VersionView,
} from '#emergency-alerts/contract/desk/order-view'
import { documentFor } from '../orders/acts/document-for.ts'
import type { CheckContext } from '../orders/checks/check-draft.ts'
import {
  etagOf,
  type KeptOrder,
  type KeptVersion,
  type Moment,
  openVersion,
} from '../orders/kept/kept-order.ts'

export interface Beside {
  readonly counters: OrderCounters | null
  readonly log: readonly LogEntry[]
  /** What preview a version gets that has not been issued. */
  readonly preview: (version: KeptVersion) => VersionView['document']
  readonly now: Date
}

/** An order as the desk shows it. */
export const viewOf = (order: KeptOrder, beside: Beside): OrderView => ({
  orderId: order.orderId,
  place: order.place,
  versions: order.versions.map((version) => versionView(version, beside)),
  counters: beside.counters,
  log: beside.log,
})

function versionView(version: KeptVersion, { preview, now }: Beside): VersionView {
  const { kind, draft, reason, reach } = version
  return {
    version: version.version,
    kind,
    state: stateAt(version, now),
    draft,
    etag: etagOf(version),
    drafted: momentView(version.drafted),
    submitted: momentView(version.submitted),
    decided: momentView(version.decided),
    reason,
    reach,
    revision: version.document?.revision ?? null,
    countersigned: momentView(version.countersigned),
    document: version.document ?? preview(version),
  }
}

/** Time itself ends an order, also before anything has written it down. */
function stateAt({ state, document }: KeptVersion, now: Date): VersionState {
  const isOver =
    state === 'issued' &&
    document?.standing === 'in_force' &&
    Date.parse(document.expiresAt) <= now.getTime()
  return isOver ? 'expired' : state
}

const momentView = (moment: Moment | null) =>
  moment === null ? null : { by: moment.by, at: moment.at.toISOString() }

/** An open version as it would go out at this moment, but for its recordings. */
export const previewOf =
  (order: KeptOrder, context: Omit<CheckContext, 'kind'>) =>
  (version: KeptVersion): VersionView['document'] =>
    version === openVersion(order) ? documentFor(order, version, context) : null
