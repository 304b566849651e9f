import type { Database } from '../database/open-database.ts'
import { postgresHouseholdStore } from '../households/postgres-household-store.ts'
import { postgresAnswerStore } from './answers/postgres-answer-store.ts'
import { postgresConsentStore } from './consents/postgres-consent-store.ts'
import { postgresKeptOrderStore } from './orders/postgres-kept-order-store.ts'
import type { RelayStores } from './relay-deps.ts'
import { postgresSubscriberStore } from './subscribers/postgres-subscriber-store.ts'

/** Everything that the relay keeps, in the operator's own PostgreSQL schema. */
export const postgresRelayStores = (db: Database): RelayStores => ({
  households: postgresHouseholdStore(db),
  orders: postgresKeptOrderStore(db),
  answers: postgresAnswerStore(db),
  consents: postgresConsentStore(db),
  subscribers: postgresSubscriberStore(db),
})
