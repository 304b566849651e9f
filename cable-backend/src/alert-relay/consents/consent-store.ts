import type { Spoken } from '#emergency-alerts/contract/order-document'

/** What a resident said about being named, from a box in their household. */
export interface ConsentAct {
  readonly residentId: string
  readonly householdId: string
  /** RFC 7638 thumbprint of the box. */
  readonly device: string
  readonly at: Date
}

export interface GivenConsent extends ConsentAct {
  /** The words that stood on the screen. */
  readonly words: string
}

/** Consents to be named in alerts: every act stays, the last one holds. */
export interface ConsentStore {
  give(consent: GivenConsent): Promise<void>
  /** Takes a consent back; of somebody who gave none it is a no. */
  withdraw(act: ConsentAct): Promise<void>
  /** When the resident consented last; null where they did not, or took it back. */
  givenAt(residentId: string): Promise<Date | null>
  /** Whether the resident has said anything yet, yes or no. */
  hasAnswered(residentId: string): Promise<boolean>
  /** Who is named, by household, in the order of their consents; of all households or those given. */
  namesOf(householdIds?: readonly string[]): Promise<ReadonlyMap<string, readonly Spoken[]>>
}
