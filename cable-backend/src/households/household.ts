import type { Home } from '#emergency-alerts/contract/home'

/** A set-top box at a contract holder's home; the operator registered its key beforehand. */
export interface Box {
  readonly boxId: string
  /** Where it stands, in the household's own word: 居間. */
  readonly name: string
  readonly householdId: string
  /** RFC 7638 thumbprint of the box's key. */
  readonly keyThumbprint: string
}

export interface HouseholdResident {
  readonly residentId: string
  readonly householdId: string
  readonly name: string
  readonly kana: string
  readonly contractAddress: string
}

/** What the operator enters when a contract begins: who lives there and which boxes they have. */
export interface Contract {
  readonly householdId: string
  readonly name: string
  /** Where an order has to find them. */
  readonly home: Home
  readonly boxes: readonly Omit<Box, 'householdId'>[]
  readonly residents: readonly Omit<HouseholdResident, 'householdId'>[]
}

/** A household as an order has to find it. */
export interface PlacedHousehold {
  readonly householdId: string
  readonly name: string
  /** Null where the contract was entered before positions were. */
  readonly home: Home | null
  readonly boxes: readonly Pick<Box, 'boxId' | 'keyThumbprint'>[]
}

/** Whose contract or consent changed; `newest` is the number of the last change of all. */
export interface HouseholdChanges {
  readonly newest: number
  readonly householdIds: readonly string[]
}

/** A card and the resident it was linked with; an ended link never comes back to life. */
export interface CardHolder {
  readonly resident: HouseholdResident
  readonly isActive: boolean
}
