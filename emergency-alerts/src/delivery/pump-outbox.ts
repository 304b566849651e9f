import type { BusPublisher } from '#emergency-alerts/contract/delivery/bus'
import {
  followOutbox,
  type Outbox,
  type OutboxFollower,
} from '#emergency-alerts/contract/delivery/follow-outbox'

interface Pumping {
  readonly outbox: Outbox
  readonly bus: BusPublisher
  readonly everyMs?: number
  readonly onFault: (fault: Error) => void
}

/**
 * Publishes what orders add to the outbox from now on, again and again until the bus has it. Call
 * `wake` after a commit, and it goes at once. What was committed while no pump ran is in the feed.
 */
export const pumpOutbox = ({
  outbox,
  bus,
  everyMs = 500,
  onFault,
}: Pumping): Promise<OutboxFollower> =>
  followOutbox({ outbox, everyMs, listener: { onMessage: (each) => bus.publish(each), onFault } })
