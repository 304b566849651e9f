import type { Box, Contract, HouseholdResident } from './household.ts'
import type { CardLink, HouseholdStore } from './household-store.ts'

interface KeptLink extends CardLink {
  readonly endedAt: Date | null
}

export interface MemoryHouseholdStore extends HouseholdStore {
  /** What another store does in the transaction of a change of its own. */
  noteChange(householdId: string): void
  /** The number of the last change of each household. */
  lastChanges(): ReadonlyMap<string, number>
}

/** The contracts in memory: for one process, lost with it. */
export function memoryHouseholdStore(): MemoryHouseholdStore {
  const households = new Map<string, Pick<Contract, 'householdId' | 'name' | 'home'>>()
  const changes: string[] = []
  const boxes = new Map<string, Box>()
  const residents = new Map<string, HouseholdResident>()
  const links = new Map<string, KeptLink>()
  const activeLink = (residentId: string): KeptLink | undefined =>
    [...links.values()].find((link) => link.residentId === residentId && link.endedAt === null)
  return {
    noteChange(householdId) {
      changes.push(householdId)
    },
    lastChanges: () => new Map(changes.map((householdId, index) => [householdId, index + 1])),
    async placedHouseholds(householdIds) {
      return [...households.values()]
        .filter(({ householdId }) => householdIds?.includes(householdId) ?? true)
        .map((household) => ({
          ...household,
          boxes: [...boxes.values()]
            .filter((box) => box.householdId === household.householdId)
            .map(({ boxId, keyThumbprint }) => ({ boxId, keyThumbprint })),
        }))
    },
    async changesAfter(number) {
      const householdIds = [...new Set(changes.slice(Math.max(0, number)))]
      return { newest: changes.length, householdIds }
    },
    async enterContract({ householdId, name, home, boxes: theirBoxes, residents: people }) {
      households.set(householdId, { householdId, name, home })
      const left = theirBoxes.flatMap(({ boxId }) => boxes.get(boxId)?.householdId ?? [])
      changes.push(...new Set([householdId, ...left]))
      for (const box of theirBoxes) boxes.set(box.boxId, { ...box, householdId })
      for (const each of people) residents.set(each.residentId, { ...each, householdId })
    },
    async findBox(keyThumbprint) {
      return [...boxes.values()].find((box) => box.keyThumbprint === keyThumbprint) ?? null
    },
    async findResident(residentId) {
      return residents.get(residentId) ?? null
    },
    async findCardHolder(cardKey) {
      const link = links.get(cardKey)
      const resident = residents.get(link?.residentId ?? '')
      if (link === undefined || resident === undefined) return null
      return { resident, isActive: link.endedAt === null }
    },
    async residentsWithoutCard(householdId) {
      return [...residents.values()]
        .filter((each) => each.householdId === householdId && !activeLink(each.residentId))
        .sort((a, b) => (a.kana < b.kana ? -1 : 1))
    },
    async linkCard(link) {
      if (links.has(link.cardKey) || activeLink(link.residentId) !== undefined) return false
      links.set(link.cardKey, { ...link, endedAt: null })
      return true
    },
    async endCardLink(residentId, at) {
      const link = activeLink(residentId)
      if (link !== undefined) links.set(link.cardKey, { ...link, endedAt: at })
      return link !== undefined
    },
  }
}
