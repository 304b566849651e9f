import { repeat } from '../rounds/repeat.ts'
import type { RegisterSource } from './register-source.ts'
import { buildRegister, type RelayHousehold, type RelayRegister } from './relay-register.ts'

interface FollowedRegister {
  readonly source: RegisterSource
  readonly everyMs: number
  /** The register as it is now, and the households that changed; at first all of them. */
  readonly onChange: (register: RelayRegister, changed: readonly string[]) => void
  readonly onFault: (fault: Error) => void
}

export interface RegisterFollower {
  /** Looks at these households at once, besides those that changed. */
  reload(householdIds: readonly string[]): void
  stop(): Promise<void>
}

/** A change that was on its way may appear with a lower number: now and then so many are read again. */
const lateChanges = 1000
const looksUntilLateOnes = 30

/** Loads every household, and then again those that change. */
export function followRegister({
  source,
  everyMs,
  onChange,
  onFault,
}: FollowedRegister): RegisterFollower {
  let households: ReadonlyMap<string, RelayHousehold> | null = null
  let newest = 0
  let looks = 0
  const asked = new Set<string>()
  const load = async (): Promise<void> => {
    newest = (await source.changesAfter(0)).newest
    const all = await source.households()
    households = new Map(all.map((each) => [each.householdId, each]))
    onChange(buildRegister(all), [...households.keys()])
  }
  const look = async (known: ReadonlyMap<string, RelayHousehold>): Promise<void> => {
    looks += 1
    const isForLateOnes = looks % looksUntilLateOnes === 0
    const changes = await source.changesAfter(isForLateOnes ? newest - lateChanges : newest)
    const wanted = [...asked]
    const ids = [...new Set([...changes.householdIds, ...wanted])]
    if (ids.length === 0) return
    asked.clear()
    const found = await source.households(ids).catch((cause) => {
      for (const householdId of wanted) asked.add(householdId)
      throw cause
    })
    newest = changes.newest
    const next = new Map(known)
    for (const householdId of ids) next.delete(householdId)
    for (const household of found) next.set(household.householdId, household)
    const changed = ids.filter((each) => !isSame(known.get(each), next.get(each)))
    if (changed.length === 0) return
    households = next
    onChange(buildRegister([...next.values()]), changed)
  }
  const following = repeat({
    everyMs,
    onFault,
    work: () => (households === null ? load() : look(households)),
  })
  following.wake()
  return {
    reload(householdIds) {
      for (const householdId of householdIds) asked.add(householdId)
      following.wake()
    },
    stop: following.stop,
  }
}

const isSame = (one: RelayHousehold | undefined, other: RelayHousehold | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
