import type { ProofNonces } from '../bound-token/proof-nonces.ts'
import type { ReplayStore } from '../bound-token/replay-store.ts'
import type { SigningKey } from '../bound-token/signing-key.ts'
import type { CardAuthority } from '../card-proof/card-certificate.ts'
import type { ChallengeStore } from '../card-proof/challenge-store.ts'
import type { RevocationSource } from '../card-proof/revocation-source.ts'
import type { FamilyPhoneStore } from '../family-phones/family-phone-store.ts'
import type { HouseholdStore } from '../households/household-store.ts'
import type { SessionStore } from './sessions/session-store.ts'

export interface CableStores {
  readonly households: HouseholdStore
  readonly sessions: SessionStore
  readonly challenges: ChallengeStore
  readonly familyPhones: FamilyPhoneStore
}

/** What the cable operator's wall needs to let somebody sign in with a card. */
export interface CardLoginDeps {
  readonly stores: CableStores
  /** Origin and path under which clients reach the app; issuer, audience and relying party too. */
  readonly publicUrl: string
  /** The e-postbox's public URL: the one audience of assertions about our residents. */
  readonly postboxUrl: string
  /** ES256; signs access tokens and assertions. */
  readonly signingKey: SigningKey
  /** At least 32 bytes that stand nowhere in the database. */
  readonly cardKeyPepper: Uint8Array<ArrayBuffer>
  /** At least 32 bytes, for the e-postbox alone; from these and a resident's id comes the id it knows. */
  readonly pairwiseSecret: Uint8Array<ArrayBuffer>
  /** User-authentication CA generations, pinned by DER; never the signature CA. */
  readonly cardAuthorities: readonly CardAuthority[]
  readonly revocation: RevocationSource
  /** One-time ids of DPoP proofs. */
  readonly proofReplays: ReplayStore
  /** For boxes whose clock is wrong. */
  readonly proofNonces: ProofNonces
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly newId: () => string
}

/** What signing in needs besides. */
export interface SignInDeps extends CardLoginDeps {
  /** Whether the resident still has to be asked about their name in alerts; see `SignedIn`. */
  readonly isNameQuestionOpen: (residentId: string) => Promise<boolean>
}

export const challengeLifetimeMs = 3 * 60_000
export const openChallengesPerBox = 10
export const ticketLifetimeMs = 5 * 60_000
export const sessionLifetimeSeconds = 15 * 60
export const assertionLifetimeSeconds = 60
export const sessionScope = 'session'
