import type { VoiceClip } from '#emergency-alerts/contract/order-document'
import type { MemoryHouseholdStore } from '../../households/memory-household-store.ts'
import type { SubscriberStore, ToldHousehold } from './subscriber-store.ts'

/** What was told, in memory: for one process, lost with it. */
export function memorySubscriberStore(
  households: Pick<MemoryHouseholdStore, 'lastChanges'>,
): SubscriberStore {
  const told = new Map<string, ToldHousehold>()
  return {
    async untold(limit) {
      return [...households.lastChanges()]
        .map(([householdId, change]) => ({ householdId, change }))
        .filter(({ householdId, change }) => change > (told.get(householdId)?.change ?? 0))
        .sort((a, b) => a.change - b.change)
        .slice(0, limit)
    },
    async markTold(household) {
      told.set(household.householdId, household)
    },
    async namesVoices(householdIds) {
      const last = households.lastChanges()
      const voices = new Map<string, VoiceClip>()
      for (const [householdId, { change, namesVoice }] of told) {
        const isAsked = householdIds?.includes(householdId) ?? true
        if (!isAsked || namesVoice === null || change !== last.get(householdId)) continue
        voices.set(householdId, namesVoice)
      }
      return voices
    },
  }
}
