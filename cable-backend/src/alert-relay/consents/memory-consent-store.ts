import type { Spoken } from '#emergency-alerts/contract/order-document'
import type { MemoryHouseholdStore } from '../../households/memory-household-store.ts'
import type { ConsentAct, ConsentStore } from './consent-store.ts'

/** Consents in memory: for one process, lost with it. */
export function memoryConsentStore(
  households: Pick<MemoryHouseholdStore, 'noteChange' | 'findResident'>,
): ConsentStore {
  const acts: (ConsentAct & { readonly words: string | null })[] = []
  const held = () => {
    const last = new Map<string, (typeof acts)[number]>()
    for (const act of acts) {
      last.delete(act.residentId)
      last.set(act.residentId, act)
    }
    return [...last.values()].filter(({ words }) => words !== null)
  }
  const add = (act: (typeof acts)[number]): void => {
    acts.push(act)
    households.noteChange(act.householdId)
  }
  return {
    give: async (consent) => add(consent),
    withdraw: async (act) => add({ ...act, words: null }),
    async givenAt(residentId) {
      return held().find((act) => act.residentId === residentId)?.at ?? null
    },
    hasAnswered: async (residentId) => acts.some((act) => act.residentId === residentId),
    async namesOf(householdIds) {
      const names = new Map<string, Spoken[]>()
      for (const { residentId } of held()) {
        const resident = await households.findResident(residentId)
        if (resident === null || !(householdIds?.includes(resident.householdId) ?? true)) continue
        const before = names.get(resident.householdId) ?? []
        names.set(resident.householdId, [...before, { text: resident.name, kana: resident.kana }])
      }
      return names
    },
  }
}
