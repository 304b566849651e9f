import type { RegisterSource } from '../register/register-source.ts'
import type { RelayHousehold } from '../register/relay-register.ts'
import type { MunicipalityClient } from '../reports/municipality-client.ts'
import type { References } from '../reports/references.ts'
import type { SubscriberStore, UntoldHousehold } from './subscriber-store.ts'

interface Telling {
  readonly subscribers: Pick<SubscriberStore, 'untold' | 'markTold'>
  readonly source: Pick<RegisterSource, 'households'>
  readonly municipality: Pick<MunicipalityClient, 'tellSubscriber' | 'forgetSubscriber'>
  readonly references: Pick<References, 'homeRef'>
  /** After a voice came for the names of a household. */
  readonly onTold: (householdIds: readonly string[]) => void
  readonly now: () => Date
}

const atOnce = 100

/**
 * Tells the municipality of households whose contract or consents changed, as they are now; what
 * fails stays untold and is tried again.
 */
export async function tellSubscribers(telling: Telling): Promise<void> {
  const untold = await telling.subscribers.untold(atOnce)
  if (untold.length === 0) return
  const households = await telling.source.households(untold.map(({ householdId }) => householdId))
  const byId = new Map(households.map((household) => [household.householdId, household]))
  const faults: unknown[] = []
  for (const each of untold) {
    await tellOne(each, byId.get(each.householdId), telling).catch((cause) => faults.push(cause))
  }
  if (faults.length > 0) throw new Error('a household was not told', { cause: faults[0] })
}

async function tellOne(
  untold: UntoldHousehold,
  household: RelayHousehold | undefined,
  { subscribers, municipality, references, onTold, now }: Telling,
): Promise<void> {
  const homeRef = await references.homeRef(untold.householdId)
  // It lives in another municipality now, or always did: this one keeps nothing of it.
  if (household === undefined) {
    await municipality.forgetSubscriber(homeRef)
    await subscribers.markTold({ ...untold, toldAt: now(), namesVoice: null })
    return
  }
  const { home, boxes, names } = household
  const subscriber = { home, boxes: boxes.length, names }
  const { namesVoice } = await municipality.tellSubscriber(homeRef, subscriber)
  await subscribers.markTold({ ...untold, toldAt: now(), namesVoice })
  if (namesVoice !== null) onTold([untold.householdId])
}
