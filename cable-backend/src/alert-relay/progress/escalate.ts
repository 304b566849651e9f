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
   * Asks the phones of every home in which nobody has answered an order in time, first where no
   * television has shown it, later where one has; and tells those that were asked of its end.
   */
  turn(): Promise<void>
  /** Of the highest revision. */
  pushesOf(progress: OrderProgress): PushCounts
}

const noPushes: PushCounts = { asked: 0, accepted: 0, failed: 0 }

const sumOf = (counts: readonly PushCounts[]): PushCounts =>
  counts.reduce(
    (sum, { asked, accepted, failed }) => ({
      asked: sum.asked + asked,
      accepted: sum.accepted + accepted,
      failed: sum.failed + failed,
    }),
    noPushes,
  )

const nameOf = ({ latest: { document } }: OrderProgress): string =>
  `${document.orderId}:${document.revision}`

/** Which boxes speak for their home, round by round: people before a screen have as long again. */
const rounds = [
  ({ displayedMs }: OrderProgress, boxId: string) => displayedMs.has(boxId),
  ({ answered }: OrderProgress, boxId: string) => answered.has(boxId),
] as const

/** What was done about one revision. */
interface Asking {
  rounds: number
  readonly asked: Set<string>
  /** One for each round in which phones were asked. */
  readonly counts: PushCounts[]
}

/**
 * Each home once for each revision. After a new start it is done once more, where it is due: the phone
 * shows the same order in the place of the first.
 */
export function createEscalation(escalating: Escalating): Escalation {
  const { board, push, now, onFault } = escalating
  const askings = new Map<string, Asking>()
  const everAsked = new Map<string, readonly SilentHome[]>()
  const ask = (asking: Asking, progress: OrderProgress, homes: readonly SilentHome[]): void => {
    for (const { householdId } of homes) asking.asked.add(householdId)
    if (push === null || homes.length === 0) return
    const at = asking.counts.push(noPushes) - 1
    const onCounts = (settled: PushCounts) => {
      asking.counts[at] = settled
    }
    void push.notify({ document: progress.latest.document, homes, onCounts }).catch(onFault)
  }
  const askSilent = (orderId: string, progress: OrderProgress, asking: Asking): void => {
    for (const isHeard of rounds.slice(asking.rounds, roundsDue(progress, escalating))) {
      asking.rounds += 1
      const silent = silentHomesOf(board, orderId, (boxId) => isHeard(progress, boxId))
      const homes = silent.filter(({ householdId }) => !asking.asked.has(householdId))
      everAsked.set(orderId, withMore(everAsked.get(orderId) ?? [], homes))
      ask(asking, progress, homes)
    }
  }
  const askOf = (orderId: string, progress: OrderProgress): void => {
    const { document } = progress.latest
    const asking = askings.get(nameOf(progress)) ?? newAsking()
    askings.set(nameOf(progress), asking)
    const isHeld = document.standing === 'in_force'
    if (isHeld && isInForce(document, now())) askSilent(orderId, progress, asking)
    if (isHeld || asking.rounds > 0) return
    asking.rounds = rounds.length
    ask(asking, progress, everAsked.get(orderId) ?? [])
  }
  return {
    async turn() {
      for (const orderId of board.orderIds) {
        const progress = board.progressOf(orderId)
        if (progress !== null) askOf(orderId, progress)
      }
    },
    pushesOf: (progress) => sumOf(askings.get(nameOf(progress))?.counts ?? []),
  }
}

const newAsking = (): Asking => ({ rounds: 0, asked: new Set(), counts: [] })

const roundsDue = ({ latest }: OrderProgress, { givenUpAfterMs, now }: Escalating): number =>
  Math.floor((now().getTime() - latest.arrivedAt.getTime()) / givenUpAfterMs)

const withMore = (asked: readonly SilentHome[], homes: readonly SilentHome[]): SilentHome[] => [
  ...new Map([...asked, ...homes].map((home) => [home.householdId, home])).values(),
]

/** Homes for which no box speaks; one box speaks for the whole home. */
function silentHomesOf(
  board: AlertBoard,
  orderId: string,
  isHeard: (boxId: string) => boolean,
): readonly SilentHome[] {
  const targets = board.targetsOf(orderId)
  const heard = new Set(
    targets.filter(({ boxId }) => isHeard(boxId)).map(({ household }) => household.householdId),
  )
  const households = new Map(targets.map(({ household }) => [household.householdId, household]))
  return [...households.values()]
    .filter(({ householdId }) => !heard.has(householdId))
    .map(({ householdId, names }) => ({ householdId, names: names.map(({ text }) => text) }))
}
