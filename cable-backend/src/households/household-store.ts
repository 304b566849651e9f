import type {
  Box,
  CardHolder,
  Contract,
  HouseholdChanges,
  HouseholdResident,
  PlacedHousehold,
} from './household.ts'

export interface CardLink {
  readonly residentId: string
  readonly cardKey: string
  readonly linkedAt: Date
}

/** The operator's contracts: boxes, households, residents, and whose card is whose. */
export interface HouseholdStore {
  /** Enters a contract, or brings one up to date; what is not named in it stays as it is. */
  enterContract(contract: Contract): Promise<void>
  /** All of them, or those named. */
  placedHouseholds(householdIds?: readonly string[]): Promise<readonly PlacedHousehold[]>
  /** The changes with a higher number. One that was still on its way may appear with a lower one. */
  changesAfter(number: number): Promise<HouseholdChanges>
  findBox(keyThumbprint: string): Promise<Box | null>
  findResident(residentId: string): Promise<HouseholdResident | null>
  findCardHolder(cardKey: string): Promise<CardHolder | null>
  /** The residents of a household who have no active card, in the order of their kana. */
  residentsWithoutCard(householdId: string): Promise<readonly HouseholdResident[]>
  /**
   * Links a card that was never linked with a resident who has none; `false` where either is not
   * so. Of two at the same time one wins.
   */
  linkCard(link: CardLink): Promise<boolean>
  /** Ends the resident's active link; answers whether there was one. */
  endCardLink(residentId: string, at: Date): Promise<boolean>
}
