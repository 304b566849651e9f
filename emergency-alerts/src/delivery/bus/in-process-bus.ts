import type { Bus, BusListener, BusSubscription } from '#emergency-alerts/contract/delivery/bus'
import type { BusMessage } from '#emergency-alerts/contract/signed-order'

interface InProcessSubscription extends BusSubscription {
  add(message: BusMessage): void
}

/** The bus of a municipality and relays that share one process; what it holds is lost with it. */
export function inProcessBus({ retryEveryMs = 500 } = {}): Bus {
  const subscriptions = new Set<InProcessSubscription>()
  return {
    async publish(message) {
      for (const subscription of subscriptions) subscription.add(message)
    },
    async subscribe(listener) {
      const subscription = openSubscription(listener, retryEveryMs)
      subscriptions.add(subscription)
      return {
        state: subscription.state,
        end: () => {
          subscriptions.delete(subscription)
          return subscription.end()
        },
      }
    },
  }
}

function openSubscription(listener: BusListener, retryEveryMs: number): InProcessSubscription {
  let isEnded = false
  let delivering: Promise<void> = Promise.resolve()
  const deliver = async (message: BusMessage): Promise<void> => {
    while (!isEnded) {
      try {
        await listener.onMessage(message)
        return
      } catch (cause) {
        listener.onFault(new Error('a message of the bus was not taken', { cause }))
        await new Promise((resolve) => setTimeout(resolve, retryEveryMs))
      }
    }
  }
  return {
    add(message) {
      delivering = delivering.then(() => deliver(message))
    },
    state: () => 'up',
    end: () => {
      isEnded = true
      return delivering
    },
  }
}
