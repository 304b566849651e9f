import {
  emptyBook,
  forgetOld,
  type HeldOrder,
  isTold,
  latestOf,
  type OrderBook,
  type OrderRefusal,
  takeOrder,
} from '../orders/order-book.ts'
import { type OrderReach, reachOf } from '../orders/order-reach.ts'
import { buildRegister, type PlacedBox, type RelayRegister } from '../register/relay-register.ts'
import {
  beginProgress,
  type CountedAnswer,
  type OrderProgress,
  receiversOf,
  targetsOf,
  withAnswers,
  withRevision,
} from './order-progress.ts'

interface Track {
  readonly reach: OrderReach
  readonly progress: OrderProgress
}

/** What a relay knows at this moment: households, orders, and where each order stands. */
export interface AlertBoard {
  readonly register: RelayRegister
  readonly orderIds: readonly string[]
  replaceRegister(register: RelayRegister): void
  take(order: HeldOrder): OrderRefusal | null
  /** Of an order; null where it is not known. */
  progressOf(orderId: string): OrderProgress | null
  receiversOf(orderId: string): readonly PlacedBox[]
  targetsOf(orderId: string): readonly PlacedBox[]
  /** The highest revision that is known of an order, 0 for none. */
  revisionOf(orderId: string): number
  count(orderId: string, answers: readonly CountedAnswer[]): void
  /** Of the targets, those that have not displayed the highest revision. */
  undisplayedOf(orderId: string): readonly PlacedBox[]
  beginRound(orderId: string, round: number): void
  countResends(orderId: string, revision: number, resends: number): void
  /** What the box has to know now; see `StreamState`. */
  stateOf(box: PlacedBox, now: Date): readonly HeldOrder[]
  /** Forgets orders that nobody could show any more. */
  forget(now: Date): void
}

export function createAlertBoard(): AlertBoard {
  let book: OrderBook = emptyBook
  let register = buildRegister([])
  const tracks = new Map<string, Track>()
  const change = (orderId: string, next: (before: OrderProgress) => OrderProgress): void => {
    const track = tracks.get(orderId)
    if (track !== undefined) tracks.set(orderId, { ...track, progress: next(track.progress) })
  }
  const boxesOf = (orderId: string, choose: (track: Track) => PlacedBox[]): PlacedBox[] => {
    const track = tracks.get(orderId)
    return track === undefined ? [] : choose(track)
  }
  return {
    get register() {
      return register
    },
    get orderIds() {
      return [...tracks.keys()]
    },
    replaceRegister(next) {
      register = next
      for (const [orderId, { progress }] of tracks) {
        tracks.set(orderId, { reach: reachOf(book.get(orderId) ?? [], register.index), progress })
      }
    },
    take(order) {
      const taken = takeOrder(book, order)
      if (taken.refusal !== null) return taken.refusal
      book = taken.book
      const { orderId } = order.document
      const before = tracks.get(orderId)?.progress
      tracks.set(orderId, {
        reach: reachOf(book.get(orderId) ?? [], register.index),
        progress: before === undefined ? beginProgress(order) : withRevision(before, order),
      })
      return null
    },
    progressOf: (orderId) => tracks.get(orderId)?.progress ?? null,
    receiversOf: (orderId) =>
      boxesOf(orderId, ({ progress, reach }) => receiversOf(progress, reach, register)),
    targetsOf: (orderId) =>
      boxesOf(orderId, ({ progress, reach }) => targetsOf(progress, reach, register)),
    revisionOf: (orderId) => latestOf(book.get(orderId) ?? [])?.document.revision ?? 0,
    count: (orderId, answers) => change(orderId, (before) => withAnswers(before, answers)),
    undisplayedOf: (orderId) =>
      boxesOf(orderId, ({ progress, reach }) =>
        targetsOf(progress, reach, register).filter(
          ({ boxId }) => !progress.displayedMs.has(boxId),
        ),
      ),
    beginRound: (orderId, rounds) => change(orderId, (before) => ({ ...before, rounds })),
    countResends: (orderId, revision, resends) =>
      change(orderId, (before) =>
        before.latest.document.revision === revision
          ? { ...before, resends: before.resends + resends }
          : before,
      ),
    stateOf: (box, now) => ordersOf(tracks, box, now),
    forget(now) {
      book = forgetOld(book, now)
      for (const orderId of tracks.keys()) if (!book.has(orderId)) tracks.delete(orderId)
    },
  }
}

function ordersOf(
  tracks: ReadonlyMap<string, Track>,
  { boxId, homeNumber }: PlacedBox,
  now: Date,
): HeldOrder[] {
  return [...tracks.values()]
    .filter(
      ({ reach, progress }) =>
        (reach.ever[homeNumber] === 1 || progress.displayedBefore.has(boxId)) &&
        isTold(progress.latest.document, now),
    )
    .map(({ progress }) => progress.latest)
}
