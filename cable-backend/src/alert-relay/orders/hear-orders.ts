import type { BusSubscriber, BusSubscription } from '#emergency-alerts/contract/delivery/bus'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { SignedOrder } from '#emergency-alerts/contract/signed-order'
import { repeat } from '../rounds/repeat.ts'
import type { FeedSource } from './feed-client.ts'
import type { OrderRefusal } from './order-book.ts'
import { type PinnedMunicipality, verifyOrder } from './verify-order.ts'

export interface Hearing {
  readonly bus: BusSubscriber
  readonly feed: FeedSource
  readonly municipality: PinnedMunicipality
  readonly feedEveryMs: number
  /** Takes a verified order, or says why not. */
  readonly take: (document: OrderDocument, signedOrder: SignedOrder) => OrderRefusal | null
  readonly onFault: (fault: Error) => void
}

export interface OrderHearing {
  bus(): 'up' | 'down'
  feed(): 'up' | 'down'
  /** How many orders were not taken, by the reason. */
  refused(): Readonly<Record<OrderRefusal, number>>
  stop(): Promise<void>
}

/**
 * Hears the municipality on the bus, and asks its feed at the start and again and again, so that
 * what one of them loses comes by the other. Every order is proven before it is taken.
 */
export function hearOrders(hearing: Hearing): OrderHearing {
  const { bus, feed, municipality, feedEveryMs, take, onFault } = hearing
  const refused = { forged: 0, other_municipality: 0, replayed: 0, expired: 0 }
  let feedState: 'up' | 'down' = 'down'
  const hear = async (unverified: string): Promise<void> => {
    const verified = await verifyOrder(unverified, municipality)
    const refusal = verified.ok ? take(verified.value, unverified) : verified.error
    if (refusal !== null) refused[refusal] += 1
  }
  let subscription: BusSubscription | null = null
  let isStopped = false
  const subscribe = async (): Promise<void> => {
    const heard = await bus.subscribe({
      onMessage: (message) => hear(message.signedOrder),
      onFault,
    })
    if (isStopped) await heard.end()
    subscription = heard
  }
  void subscribe().catch((cause) => onFault(new Error('the bus cannot be heard', { cause })))
  const askFeed = async (): Promise<void> => {
    for (const unverified of (await feed.readUnverified()) ?? []) await hear(unverified)
  }
  const asking = repeat({
    everyMs: feedEveryMs,
    onFault,
    work: () =>
      askFeed().then(
        () => {
          feedState = 'up'
        },
        (cause) => {
          feedState = 'down'
          throw new Error("the municipality's feed cannot be read", { cause })
        },
      ),
  })
  asking.wake()
  return {
    bus: () => subscription?.state() ?? 'down',
    feed: () => feedState,
    refused: () => ({ ...refused }),
    async stop() {
      isStopped = true
      await asking.stop()
      await subscription?.end()
    },
  }
}
