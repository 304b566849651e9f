import type { PhoneSubscription } from '#cable-backend/contract/family-phone'

/** Made by a resident on the television, for one phone; only the hash of its digits is kept. */
export interface KeptPairingCode {
  readonly codeHash: string
  readonly householdId: string
  readonly madeBy: string
  readonly expiresAt: Date
}

/** Where a phone is reached, and how it reads what it gets. */
export type PhoneAddress = Pick<PhoneSubscription, 'endpoint' | 'keys'>

/** A phone that the family registered; its push service knows neither the home nor the people. */
export interface RegisteredPhone extends PhoneAddress {
  readonly phoneId: string
  readonly householdId: string
  readonly name: string
  readonly registeredAt: Date
  /** When its push service last took an alert for it; null before the first. */
  readonly lastToldAt: Date | null
}

/** A phone before its code says whose it is. */
export interface NewPhone extends Omit<RegisteredPhone, 'householdId' | 'lastToldAt'> {
  /** SHA-256 of the key with which the phone takes itself out, hex. */
  readonly removalHash: string
}

export const codeLifetimeMs = 10 * 60_000
export const phonesPerHousehold = 10
