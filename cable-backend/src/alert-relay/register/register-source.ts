import type { Home } from '#emergency-alerts/contract/home'
import type { HouseholdChanges, PlacedHousehold } from '../../households/household.ts'
import type { HouseholdStore } from '../../households/household-store.ts'
import type { ConsentStore } from '../consents/consent-store.ts'
import type { SubscriberStore } from '../subscribers/subscriber-store.ts'
import type { RelayHousehold } from './relay-register.ts'

export interface RegisterStores {
  readonly households: Pick<HouseholdStore, 'placedHouseholds' | 'changesAfter'>
  readonly consents: Pick<ConsentStore, 'namesOf'>
  readonly subscribers: Pick<SubscriberStore, 'namesVoices'>
}

/** Where a relay finds its households and what has changed of them. */
export interface RegisterSource {
  /** Those of the relay's municipality, all of them or those given. */
  households(householdIds?: readonly string[]): Promise<readonly RelayHousehold[]>
  changesAfter(number: number): Promise<HouseholdChanges>
}

/**
 * Puts together what the stores know. A household whose contract was entered before positions were
 * is taken to live somewhere in the municipality: nobody is dropped for what is not known.
 */
export function registerSource(stores: RegisterStores, municipality: string): RegisterSource {
  const somewhere: Home = { municipality, town: null, at: null }
  return {
    changesAfter: stores.households.changesAfter,
    async households(householdIds) {
      const [placed, names, voices] = await Promise.all([
        stores.households.placedHouseholds(householdIds),
        stores.consents.namesOf(householdIds),
        stores.subscribers.namesVoices(householdIds),
      ])
      const known = placed.map((household: PlacedHousehold) => ({
        householdId: household.householdId,
        familyName: household.name,
        home: household.home ?? somewhere,
        names: names.get(household.householdId) ?? [],
        namesVoice: voices.get(household.householdId) ?? null,
        boxes: household.boxes,
      }))
      return known.filter(({ home }) => home.municipality === municipality)
    },
  }
}
