import type { JWTVerifyGetKey } from 'jose'
import type { ProofNonces } from '../bound-token/proof-nonces.ts'
import type { ReplayStore } from '../bound-token/replay-store.ts'
import type { SigningKey } from '../bound-token/signing-key.ts'
import type { CardAuthority } from '../card-proof/card-certificate.ts'
import type { RevocationSource } from '../card-proof/revocation-source.ts'
import type { PostboxStores } from './stores.ts'

/** What the e-postbox needs to run: at a cable operator, at another company, or in a page. */
export interface PostboxDeps {
  readonly stores: PostboxStores
  /** Origin and path under which clients reach the app; issuer, audience and relying party too. */
  readonly publicUrl: string
  /** From where the TV app comes, unless it is the app's own origin. */
  readonly tvOrigins?: readonly string[]
  /** ES256; signs this postbox's own access tokens. */
  readonly signingKey: SigningKey
  /** Whose assertions about signed-in people are believed. */
  readonly cableOperator: { readonly issuer: string; readonly keys: JWTVerifyGetKey }
  /** User-authentication CA generations, pinned by DER; never the signature CA. */
  readonly cardAuthorities: readonly CardAuthority[]
  readonly revocation: RevocationSource
  /** One-time ids of DPoP proofs. */
  readonly proofReplays: ReplayStore
  /** For boxes whose clock is wrong. */
  readonly proofNonces: ProofNonces
  /** How many days after its due day a form still takes answers. */
  readonly formGraceDays: number
  readonly now: () => Date
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>
  readonly newId: () => string
  readonly onFault: (fault: Error) => void
}
