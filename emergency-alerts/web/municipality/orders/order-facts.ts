import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { levelOf } from '#emergency-alerts/src/orders/words/order-kinds'

/** An order with the one version of it that matters on a page. */
export interface OrderAt {
  readonly order: OrderView
  readonly version: VersionView
}

const isWarning = ({ kind }: VersionView): boolean => kind === 'order' || kind === 'correction'

/** The version that holds on televisions now; null before the issue and after the end. */
export const inForceVersion = ({ versions }: OrderView): VersionView | null =>
  versions.find((version) => version.state === 'issued' && isWarning(version)) ?? null

/** The version that somebody may still be writing or deciding on. */
export const openVersion = ({ versions }: OrderView): VersionView | null =>
  versions.find(({ state }) => ['draft', 'submitted', 'returned'].includes(state)) ?? null

/** What went out last, a lift and a cancel among it; null before the first issue. */
export const lastIssued = ({ versions }: OrderView): VersionView | null =>
  versions.findLast(({ revision }) => revision !== null) ?? null

/** The last order or correction that went out: what a lift or a cancel ended. */
export const lastWarning = ({ versions }: OrderView): VersionView | null =>
  versions.findLast((version) => version.revision !== null && isWarning(version)) ?? null

/** A cancel that one person issued and nobody confirmed yet. */
export const cancelToConfirm = ({ versions }: OrderView): VersionView | null =>
  versions.find(
    ({ kind, state, countersigned }) =>
      kind === 'cancel' && state === 'issued' && countersigned === null,
  ) ?? null

/** A tsunami stands outside the levels and before all of them. */
const rank = ({ draft }: VersionView): number => levelOf(draft.hazard, draft.kind) ?? 6

const at = (order: OrderView, version: VersionView | null): readonly OrderAt[] =>
  version === null ? [] : [{ order, version }]

/** What holds now: the highest level first, of equals the newest. */
export const ordersInForce = (orders: readonly OrderView[]): readonly OrderAt[] =>
  orders
    .flatMap((order) => at(order, inForceVersion(order)))
    .toSorted((a, b) => rank(b.version) - rank(a.version) || issuedMs(b) - issuedMs(a))

const issuedMs = ({ version }: OrderAt): number => Date.parse(version.document?.issuedAt ?? '')

/** What waits for a second person: submitted versions, and cancels to be confirmed; the oldest first. */
export const ordersWaiting = (orders: readonly OrderView[]): readonly OrderAt[] =>
  orders
    .flatMap((order) => {
      const open = openVersion(order)
      return [
        ...at(order, open?.state === 'submitted' ? open : null),
        ...at(order, cancelToConfirm(order)),
      ]
    })
    .toSorted((a, b) => waitingSinceMs(a) - waitingSinceMs(b))

export const waitingSince = ({ submitted, decided, drafted }: VersionView): string =>
  (submitted ?? decided ?? drafted)?.at ?? ''

const waitingSinceMs = ({ version }: OrderAt): number => Date.parse(waitingSince(version))

/** What somebody is writing: drafts and what came back, the one that was begun last first. */
export const ordersInWriting = (orders: readonly OrderView[]): readonly OrderAt[] =>
  orders
    .flatMap((order) => {
      const open = openVersion(order)
      return at(order, open?.state === 'submitted' ? null : open)
    })
    .toSorted(
      (a, b) => Date.parse(b.version.drafted?.at ?? '') - Date.parse(a.version.drafted?.at ?? ''),
    )
