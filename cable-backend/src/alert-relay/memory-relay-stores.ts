import type { MemoryHouseholdStore } from '../households/memory-household-store.ts'
import { memoryAnswerStore } from './answers/memory-answer-store.ts'
import { memoryConsentStore } from './consents/memory-consent-store.ts'
import { memoryKeptOrderStore } from './orders/memory-kept-order-store.ts'
import type { RelayStores } from './relay-deps.ts'
import { memorySubscriberStore } from './subscribers/memory-subscriber-store.ts'

/** Everything that the relay keeps, in memory: for one process, lost with it. */
export const memoryRelayStores = (households: MemoryHouseholdStore): RelayStores => ({
  households,
  orders: memoryKeptOrderStore(),
  answers: memoryAnswerStore(),
  consents: memoryConsentStore(households),
  subscribers: memorySubscriberStore(households),
})
