import type { CableStores } from './card-login/card-login-deps.ts'
import { memorySessionStore } from './card-login/sessions/memory-session-store.ts'
import { memoryChallengeStore } from './database/memory-challenge-store.ts'
import { memoryFamilyPhoneStore } from './family-phones/memory-family-phone-store.ts'
import { memoryHouseholdStore } from './households/memory-household-store.ts'

/** Everything that the cable operator keeps, in memory: for one process, lost with it. */
export const memoryCableStores = (): CableStores => ({
  households: memoryHouseholdStore(),
  sessions: memorySessionStore(),
  challenges: memoryChallengeStore(),
  familyPhones: memoryFamilyPhoneStore(),
})
