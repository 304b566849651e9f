import type { FamilyPush, PushCounts, SilentHome } from '../../family-phones/push/family-push.ts'
import { isInForce } from '../orders/order-book.ts'
import type { AlertBoard } from './alert-board.ts'
import type { OrderProgress } from './order-progress.ts'

interface Escalating {
  readonly board: AlertBoard
  /** Null where families have no phones here. */
  readonly push: FamilyPush | null
  /** How long after its arrival those who did not answer are given up. */
  readonly givenUpAfterMs: number
  readonly now: () => Date
  readonly onFault: (fault: Error) => void
}

export interface Escalation {
  /**
   * Asks the phones of every home in which nobody has answered an order in time, whether a television
   * has shown it or not, and tells those that were asked of its end.
   */
  turn(): Promise<void>
  /** Of the highest revision. */
  pushesOf(progress: OrderProgress): PushCounts
}

const noPushes: PushCounts = { asked: 0, accepted: 0, failed: 0 }

const nameOf = ({ latest: { document } }: OrderProgress): string =>
  `${document.orderId}:${document.revision}`

/**
 * Once for each revision. After a new start it is done once more, where it is due: the phone shows the
 * same order in the place of the first.
 */
export function createEscalation(escalating: Escalating): Escalation {
  const { board, push, givenUpAfterMs, now, onFault } = escalating
  const counts = new Map<string, PushCounts>()
  const asked = new Map<string, readonly SilentHome[]>()
  const escalate = (progress: OrderProgress, homes: readonly SilentHome[]): void => {
    const name = nameOf(progress)
    counts.set(name, noPushes)
    if (push === null || homes.length === 0) return
    const onCounts = (settled: PushCounts) => void counts.set(name, settled)
    void push.notify({ document: progress.latest.document, homes, onCounts }).catch(onFault)
  }
  /** Null where it is not time yet. */
  const homesDue = (orderId: string, { latest }: OrderProgress): readonly SilentHome[] | null => {
    const before = asked.get(orderId) ?? []
    if (latest.document.standing !== 'in_force') return before
    const isDue = now().getTime() - latest.arrivedAt.getTime() >= givenUpAfterMs
    if (!isDue || !isInForce(latest.document, now())) return null
    const homes = silentHomesOf(orderId, board)
    asked.set(orderId, withMore(before, homes))
    return homes
  }
  return {
    async turn() {
      for (const orderId of board.orderIds) {
        const progress = board.progressOf(orderId)
        if (progress === null || counts.has(nameOf(progress))) continue
        const homes = homesDue(orderId, progress)
        if (homes !== null) escalate(progress, homes)
      }
    },
    pushesOf: (progress) => counts.get(nameOf(progress)) ?? noPushes,
  }
}

const withMore = (asked: readonly SilentHome[], homes: readonly SilentHome[]): SilentHome[] => [
  ...new Map([...asked, ...homes].map((home) => [home.householdId, home])).values(),
]

/** Homes where nobody answered the highest revision; one answer speaks for the whole home. */
function silentHomesOf(orderId: string, board: AlertBoard) {
  const answered = board.progressOf(orderId)?.answered ?? new Set<string>()
  const targets = board.targetsOf(orderId)
  const heard = new Set(
    targets
      .filter(({ boxId }) => answered.has(boxId))
      .map(({ household }) => household.householdId),
  )
  const households = new Map(targets.map(({ household }) => [household.householdId, household]))
  return [...households.values()]
    .filter(({ householdId }) => !heard.has(householdId))
    .map(({ householdId, names }) => ({ householdId, names: names.map(({ text }) => text) }))
}
