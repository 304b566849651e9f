import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import { type Read, readJson } from '../proof/read-json.ts'
import { readProfile, readStreamState } from '../proof/read-stream.ts'
import type { Verified } from '../proof/verify-order.ts'
import type { AlertHappening } from '../state/alert-event.ts'
import type { ProvenOrder } from '../state/alert-state.ts'
import type { StreamMessage } from '../stream/read-events.ts'
import type { Trace } from './alert-trace.ts'

export interface ReceiverDeps {
  readonly verify: (unverified: string) => Promise<Verified>
  readonly happen: (happening: AlertHappening) => void
  /** An order was proven that was issued then, ms since 1970. */
  readonly onProven: (issuedAt: number) => void
  /** Taking an event came to grief; the next one is taken all the same. */
  readonly onFault: (fault: unknown) => void
  readonly trace: Trace
}

export interface Receiver {
  /** An event of the stream; events take effect in their order. */
  readonly receive: (message: StreamMessage) => void
  /** The orders among these whose signature holds. */
  readonly prove: (unverified: readonly string[]) => Promise<readonly ProvenOrder[]>
}

/** Turns what the stream says into happenings. Nothing that is not proven gets past it. */
export function createReceiver(deps: ReceiverDeps): Receiver {
  let before = Promise.resolve()

  const prove = async (unverified: readonly string[]): Promise<readonly ProvenOrder[]> => {
    const verified = await Promise.all(unverified.map(deps.verify))
    return verified.flatMap((one) => {
      if (one.ok) return one.value
      deps.trace({ kind: 'refused', reason: one.error })
      return []
    })
  }

  const receiveOrders = async (unverified: readonly string[]): Promise<void> => {
    const orders = await prove(unverified)
    for (const { order } of orders) {
      deps.trace({ kind: 'received', orderId: order.orderId, revision: order.revision })
      deps.onProven(Date.parse(order.issuedAt))
    }
    if (orders.length > 0) deps.happen({ kind: 'orders', orders })
  }

  const receiveProfile = (profile: BoxProfile | null): void => {
    if (profile !== null) deps.happen({ kind: 'profile', profile })
  }

  const read = <T>(shape: Read<T>, data: string): T | null => {
    const value = readJson(shape, data)
    if (value === null) deps.trace({ kind: 'refused', reason: 'event_malformed' })
    return value
  }

  const take = async ({ event, data }: StreamMessage): Promise<void> => {
    switch (event) {
      case 'profile':
        return receiveProfile(read(readProfile, data))
      case 'state':
        return receiveOrders(read(readStreamState, data)?.orders ?? [])
      case 'order':
        return receiveOrders([data])
    }
  }

  return {
    receive: (message) => {
      before = before.then(() => take(message)).catch(deps.onFault)
    },
    prove,
  }
}
