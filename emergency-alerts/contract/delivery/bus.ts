import type { BusMessage } from '../signed-order.ts'

/**
 * Carries issued orders from the municipality to every relay: at least once, so a message may come
 * again and out of order; the order book of a relay keeps the highest revision. A gap in `sequence`
 * is no loss. A subscriber hears what is published from its subscription on, and may hear some of
 * what was before; the rest is in the feed.
 */
export interface Bus extends BusPublisher, BusSubscriber {}

export interface BusPublisher {
  /** Resolves once the message is out of the publisher's hands; rejects where it must try again. */
  publish(message: BusMessage): Promise<void>
}

export interface BusSubscriber {
  /** Resolves once messages are heard; from then on it reconnects by itself until it is ended. */
  subscribe(listener: BusListener): Promise<BusSubscription>
}

export interface BusListener {
  /** One at a time. A message whose promise rejects is delivered again. */
  readonly onMessage: (message: BusMessage) => void | Promise<void>
  /** Every failed try to reach the bus, and every message that was not taken. */
  readonly onFault: (fault: Error) => void
}

export interface BusSubscription {
  /** `down` from a failed try until the next good one; it is then caught up by itself. */
  state(): 'up' | 'down'
  end(): Promise<void>
}
