import type { CableStores } from './card-login/card-login-deps.ts'
import { postgresSessionStore } from './card-login/sessions/postgres-session-store.ts'
import { challenges } from './card-login/sessions/tables.ts'
import type { Database } from './database/open-database.ts'
import { postgresChallengeStore } from './database/postgres-challenge-store.ts'
import { postgresFamilyPhoneStore } from './family-phones/postgres-family-phone-store.ts'
import { postgresHouseholdStore } from './households/postgres-household-store.ts'

/** Everything that the cable operator keeps, in its own PostgreSQL schema. */
export const postgresCableStores = (db: Database): CableStores => ({
  households: postgresHouseholdStore(db),
  sessions: postgresSessionStore(db),
  challenges: postgresChallengeStore(db, challenges),
  familyPhones: postgresFamilyPhoneStore(db),
})
