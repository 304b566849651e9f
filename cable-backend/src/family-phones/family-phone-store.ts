import type { KeptPairingCode, NewPhone, RegisteredPhone } from './family-phone.ts'

export type RedeemRefusal = 'pairing_code_invalid' | 'too_many_phones'

/** The family's phones, and the codes with which they are registered. */
export interface FamilyPhoneStore {
  /** Keeps the one code of a household; `false` where another household has the same one. */
  saveCode(code: KeptPairingCode, now: Date): Promise<boolean>
  /**
   * Uses up a code that has not expired and keeps the phone for its household; a phone with the same
   * endpoint is replaced. A household with `limit` phones takes no more, and its code stays.
   */
  redeem(redemption: Redemption): Promise<RedeemRefusal | null>
  /** In the order in which they were registered. */
  phonesOf(householdIds: readonly string[]): Promise<readonly RegisteredPhone[]>
  /** A push service has taken an alert for the phone. */
  noteTold(phoneId: string, at: Date): Promise<void>
  /** `false` where the household has no such phone. */
  removePhone(householdId: string, phoneId: string): Promise<boolean>
  /** `false` where no phone has this key. */
  removeByKey(removalHash: string): Promise<boolean>
  /** Forgets phones whose push service says that they are gone. */
  forgetPhones(phoneIds: readonly string[]): Promise<void>
  /** Removes codes that expired before `before`; answers how many. */
  purge(before: Date): Promise<number>
}

export interface Redemption {
  readonly codeHash: string
  readonly phone: NewPhone
  readonly now: Date
  readonly limit: number
}
