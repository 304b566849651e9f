import type { Resident } from '#cable-backend/contract/sign-in'
import { concatBytes, encodeBase64Url, encodeHex } from '../card-proof/encoding.ts'
import type { HouseholdResident } from '../households/household.ts'
import type { CardBinding } from './sessions/session.ts'

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** SHA-256 over salt ‖ certificate: lets another wall know the card again, and nothing more. */
export const bindCard = async (
  certificateDer: Uint8Array,
  salt: Uint8Array,
): Promise<CardBinding> => ({
  salt: encodeBase64Url(salt),
  sha256: encodeBase64Url(await sha256(concatBytes(salt, certificateDer))),
})

/** A ticket of 32 random bytes, as the TV holds it. */
export const newTicket = (random: Uint8Array): string => encodeBase64Url(random)

/** What is kept of a ticket: SHA-256, hex. */
export const hashTicket = async (ticket: string): Promise<string> =>
  encodeHex(await sha256(new TextEncoder().encode(ticket)))

/** What a TV may know of a resident. */
export const residentOf = ({ residentId, name, kana }: HouseholdResident): Resident => ({
  residentId,
  name,
  kana,
})
