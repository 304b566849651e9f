import type { Box, HouseholdResident } from './household.ts'
import type { CardLink, HouseholdStore } from './household-store.ts'

interface KeptLink extends CardLink {
  readonly endedAt: Date | null
}

/** The contracts in memory: for one process, lost with it. */
export function memoryHouseholdStore(): HouseholdStore {
  const boxes = new Map<string, Box>()
  const residents = new Map<string, HouseholdResident>()
  const links = new Map<string, KeptLink>()
  const activeLink = (residentId: string): KeptLink | undefined =>
    [...links.values()].find((link) => link.residentId === residentId && link.endedAt === null)
  return {
    async enterContract({ householdId, boxes: theirBoxes, residents: people }) {
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
