import { createLocalJWKSet } from 'jose'
import type { CableDeps } from '#cable-backend/src/app'
import { createProofNonces } from '#cable-backend/src/bound-token/proof-nonces'
import { memoryReplayStore } from '#cable-backend/src/bound-token/replay-store'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { ocspRevocationSource } from '#cable-backend/src/card-proof/ocsp/ocsp-revocation-source'
import type { PostboxDeps } from '#cable-backend/src/epostbox/postbox-deps'
import type { PostboxStores } from '#cable-backend/src/epostbox/stores'
import { applicationServerKeyOf } from '#cable-backend/src/family-phones/push/vapid-key'
import { type Jlis, testPolicy } from '../simulators/jlis/jlis.ts'
import type { Keepsake } from '../simulators/jlis/keepsake.ts'
import { recallSecret, recallSigningKey } from './town-keys.ts'

/** What every part of a simulated town shares. */
export interface TownWorld {
  /** Under which browsers reach the town: `http://localhost:8080`. */
  readonly origin: string
  readonly keepsake: Keepsake
  readonly now: () => Date
  /** Reaches the town's own addresses; over the network, or straight in the page. */
  readonly fetch: typeof fetch
  readonly onFault: (fault: Error) => void
}

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> =>
  crypto.getRandomValues(new Uint8Array(length))
export const newId = (): string => crypto.randomUUID()

const sharedDeps = (world: TownWorld, jlis: Jlis) => ({
  cardAuthorities: [{ der: jlis.authenticationAuthority.der, policies: [testPolicy] }],
  revocation: ocspRevocationSource({
    url: `${world.origin}/simulators/jlis/ocsp`,
    fetch: world.fetch,
    now: world.now,
    randomBytes,
    timeoutMs: 8_000,
    maxAgeMs: 10 * 60_000,
    skewMs: 60_000,
  }),
  proofReplays: memoryReplayStore(),
  proofNonces: createProofNonces(randomBytes(32)),
  now: world.now,
  randomBytes,
  newId,
  onFault: world.onFault,
})

/** The cable operator's wall of the town. */
export const cableDepsOf = async (
  world: TownWorld,
  jlis: Jlis,
  { stores, alerts }: Pick<CableDeps, 'stores' | 'alerts'>,
): Promise<CableDeps> => ({
  ...sharedDeps(world, jlis),
  stores,
  alerts,
  publicUrl: `${world.origin}/cable`,
  postboxUrl: `${world.origin}/postbox`,
  signingKey: await importSigningKey(await recallSigningKey(world.keepsake, 'cable')),
  cardKeyPepper: await recallSecret(world.keepsake, 'cable-card-key-pepper'),
  pairwiseSecret: await recallSecret(world.keepsake, 'cable-pairwise'),
  push: {
    applicationServerKey: applicationServerKeyOf(await recallSigningKey(world.keepsake, 'push')),
    pushServices: [new URL(world.origin).origin],
  },
  onRequest: () => undefined,
})

/** The e-postbox operator's wall of the town; it knows the cable operator by its public key. */
export const postboxDepsOf = async (
  world: TownWorld,
  jlis: Jlis,
  { stores, cable }: { readonly stores: PostboxStores; readonly cable: CableDeps },
): Promise<PostboxDeps> => ({
  ...sharedDeps(world, jlis),
  stores,
  publicUrl: cable.postboxUrl,
  signingKey: await importSigningKey(await recallSigningKey(world.keepsake, 'postbox')),
  cableOperator: {
    issuer: cable.publicUrl,
    keys: createLocalJWKSet({ keys: [cable.signingKey.publicJwk] }),
  },
  formGraceDays: 30,
})
