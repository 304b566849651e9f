import type {
  FamilyPhoneAdded,
  FamilyPhoneRequest,
  IssuedPairingCode,
} from '#cable-backend/contract/family-phone'
import { err, ok, type Result } from '#cable-backend/contract/result'
import { hashTicket, newTicket } from '../card-login/card-binding.ts'
import { codeLifetimeMs, phonesPerHousehold } from './family-phone.ts'
import type { FamilyPhoneStore, RedeemRefusal } from './family-phone-store.ts'
import { hashPairingCode, newPairingCode } from './pairing-code.ts'
import { type AddressRefusal, parsePushAddress } from './push-address.ts'

/** What registering a phone needs from its surroundings. */
export interface RegisterPhoneDeps {
  readonly phones: FamilyPhoneStore
  /** At least 32 bytes that stand nowhere in the database. */
  readonly pepper: Uint8Array<ArrayBuffer>
  /** Origins of the push services that phones may name; see `isAllowedOrigin`. */
  readonly pushServices: readonly string[]
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly newId: () => string
}

/** Makes the household's code and ends the one before; the digits are told once and not kept. */
export async function issuePairingCode(
  { householdId, residentId }: { readonly householdId: string; readonly residentId: string },
  deps: RegisterPhoneDeps,
): Promise<IssuedPairingCode> {
  const now = deps.now()
  const expiresAt = new Date(now.getTime() + codeLifetimeMs)
  for (;;) {
    const code = newPairingCode(deps.randomBytes)
    const codeHash = await hashPairingCode(code, deps.pepper)
    const kept = { codeHash, householdId, madeBy: residentId, expiresAt }
    if (await deps.phones.saveCode(kept, now)) return { code, expiresAt: expiresAt.toISOString() }
  }
}

/** Registers the phone that shows a household's code. A refused address leaves the code as it is. */
export async function registerPhone(
  { code, name, subscription }: FamilyPhoneRequest,
  deps: RegisterPhoneDeps,
): Promise<Result<FamilyPhoneAdded, AddressRefusal | RedeemRefusal>> {
  const address = await parsePushAddress(subscription, deps.pushServices)
  if (!address.ok) return address
  const removalKey = newTicket(deps.randomBytes(32))
  const phoneId = deps.newId()
  const now = deps.now()
  const refusal = await deps.phones.redeem({
    codeHash: await hashPairingCode(code, deps.pepper),
    phone: {
      ...address.value,
      phoneId,
      name,
      removalHash: await hashTicket(removalKey),
      registeredAt: now,
    },
    now,
    limit: phonesPerHousehold,
  })
  return refusal === null ? ok({ phoneId, name, removalKey }) : err(refusal)
}
