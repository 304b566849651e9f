import type { KeptPairingCode, NewPhone, RegisteredPhone } from './family-phone.ts'
import type { FamilyPhoneStore } from './family-phone-store.ts'

type KeptPhone = RegisteredPhone & Pick<NewPhone, 'removalHash'>

/** The family's phones in memory: for one process, lost with it. */
export function memoryFamilyPhoneStore(): FamilyPhoneStore {
  const codes = new Map<string, KeptPairingCode>()
  const phones = new Map<string, KeptPhone>()
  const remove = (isIt: (phone: KeptPhone) => boolean): boolean => {
    const found = [...phones.values()].filter(isIt)
    for (const { phoneId } of found) phones.delete(phoneId)
    return found.length > 0
  }
  return {
    async saveCode(code, now) {
      const other = [...codes.values()].find(({ codeHash }) => codeHash === code.codeHash)
      const isTaken =
        other !== undefined && other.householdId !== code.householdId && other.expiresAt > now
      if (isTaken) return false
      if (other !== undefined) codes.delete(other.householdId)
      codes.set(code.householdId, code)
      return true
    },
    async redeem({ codeHash, phone, now, limit }) {
      const code = [...codes.values()].find((each) => each.codeHash === codeHash)
      if (code === undefined || code.expiresAt <= now) return 'pairing_code_invalid'
      const { householdId } = code
      const others = [...phones.values()].filter(
        (each) => each.householdId === householdId && each.endpoint !== phone.endpoint,
      )
      if (others.length >= limit) return 'too_many_phones'
      codes.delete(householdId)
      remove((each) => each.householdId === householdId && each.endpoint === phone.endpoint)
      phones.set(phone.phoneId, { ...phone, householdId, lastToldAt: null })
      return null
    },
    async phonesOf(householdIds) {
      return [...phones.values()]
        .filter(({ householdId }) => householdIds.includes(householdId))
        .map(({ removalHash: _hash, ...phone }) => phone)
    },
    async noteTold(phoneId, lastToldAt) {
      const phone = phones.get(phoneId)
      if (phone !== undefined) phones.set(phoneId, { ...phone, lastToldAt })
    },
    async removePhone(householdId, phoneId) {
      return remove((each) => each.householdId === householdId && each.phoneId === phoneId)
    },
    async removeByKey(removalHash) {
      return remove((each) => each.removalHash === removalHash)
    },
    async forgetPhones(phoneIds) {
      for (const phoneId of phoneIds) phones.delete(phoneId)
    },
    async purge(before) {
      const expired = [...codes.values()].filter(({ expiresAt }) => expiresAt < before)
      for (const { householdId } of expired) codes.delete(householdId)
      return expired.length
    },
  }
}
