import type { AnswerKind } from '#emergency-alerts/contract/relay-report'
import type { HeldOrder } from '../orders/order-book.ts'
import type { OrderReach } from '../orders/order-reach.ts'
import type { PlacedBox, RelayRegister } from '../register/relay-register.ts'

/** What a box said, as far as it counts here. */
export interface CountedAnswer {
  readonly boxId: string
  readonly revision: number
  readonly kind: AnswerKind
  readonly answeredAt: Date
}

/** Where one order stands with the boxes of this relay. */
export interface OrderProgress {
  readonly latest: HeldOrder
  /** By box: how long after the arrival of the highest revision it was displayed, ms. */
  readonly displayedMs: ReadonlyMap<string, number>
  /** Boxes before which somebody pressed an answer to the highest revision. */
  readonly answered: ReadonlySet<string>
  /** Boxes that displayed an earlier revision. */
  readonly displayedBefore: ReadonlySet<string>
  /** How many times the unanswered were looked for and sent the highest revision again. */
  readonly rounds: number
  /** To how many boxes it was sent again, added up over the rounds. */
  readonly resends: number
}

export const beginProgress = (latest: HeldOrder): OrderProgress => ({
  latest,
  displayedMs: new Map(),
  answered: new Set(),
  displayedBefore: new Set(),
  rounds: 0,
  resends: 0,
})

/** A higher revision is shown and answered anew; who displayed an earlier one is remembered. */
export const withRevision = (before: OrderProgress, latest: HeldOrder): OrderProgress => ({
  ...beginProgress(latest),
  displayedBefore: new Set([...before.displayedBefore, ...before.displayedMs.keys()]),
})

/** Every answer shows that the order stood on the screen, also where `displayed` itself was lost. */
export function withAnswers(
  before: OrderProgress,
  answers: readonly CountedAnswer[],
): OrderProgress {
  const { latest } = before
  const displayedMs = new Map(before.displayedMs)
  const displayedBefore = new Set(before.displayedBefore)
  const answered = new Set(before.answered)
  for (const { boxId, revision, kind, answeredAt } of answers) {
    if (revision < latest.document.revision) displayedBefore.add(boxId)
    if (revision !== latest.document.revision) continue
    const afterMs = Math.max(0, answeredAt.getTime() - latest.arrivedAt.getTime())
    displayedMs.set(boxId, Math.min(displayedMs.get(boxId) ?? afterMs, afterMs))
    if (kind !== 'displayed') answered.add(boxId)
  }
  return { ...before, displayedMs, answered, displayedBefore }
}

type Shown = Pick<OrderProgress, 'displayedMs' | 'displayedBefore'>

/** To whom the highest revision is written: all whom any revision concerned or who displayed one. */
export const receiversOf = (
  { displayedBefore }: Shown,
  reach: OrderReach,
  { boxes }: RelayRegister,
): PlacedBox[] =>
  boxes.filter(
    ({ boxId, homeNumber }) => reach.ever[homeNumber] === 1 || displayedBefore.has(boxId),
  )

/**
 * Who has to display the highest revision: the boxes that it concerns and those that displayed an
 * earlier one; of an end only the latter, because a box shows an end only where it had shown the
 * order. Who displayed it all the same is counted too.
 */
export function targetsOf(
  { latest, displayedMs, displayedBefore }: OrderProgress,
  reach: OrderReach,
  { boxes }: RelayRegister,
): PlacedBox[] {
  const isHeld = latest.document.standing === 'in_force'
  return boxes.filter(
    ({ boxId, homeNumber }) =>
      (isHeld && reach.now[homeNumber] === 1) ||
      displayedBefore.has(boxId) ||
      displayedMs.has(boxId),
  )
}
