import { createLocalJWKSet } from 'jose'
import { type AlertRelay, createRelay } from '#cable-backend/src/alert-relay/create-relay'
import type { RelayDeps, RelayStores } from '#cable-backend/src/alert-relay/relay-deps'
import {
  type MunicipalityClient,
  municipalityClient,
} from '#cable-backend/src/alert-relay/reports/municipality-client'
import { createReferences } from '#cable-backend/src/alert-relay/reports/references'
import { memoryReplayStore } from '#cable-backend/src/bound-token/replay-store'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { households } from '../fixtures/personas.ts'
import { recallSecret, recallSigningKey } from './town-keys.ts'
import { newId, type TownWorld } from './wall-deps.ts'

/** How the town's relay hears the town hall, and what it keeps. */
export interface TownRelay extends Pick<RelayDeps, 'bus' | 'feed' | 'push'> {
  readonly stores: RelayStores
  /** Instead of the town hall's own address. */
  readonly municipalityClient?: MunicipalityClient
}

/** The relay of the town's cable operator; it begins when it is started. */
export async function createTownRelay(world: TownWorld, given: TownRelay): Promise<AlertRelay> {
  const { origin, keepsake, now, onFault } = world
  const townHall = await importSigningKey(await recallSigningKey(keepsake, 'municipality'))
  const publicUrl = `${origin}/cable`
  return createRelay({
    ...given,
    relayId: 'relay-1',
    references: createReferences(await recallSecret(keepsake, 'cable-references')),
    municipalityClient:
      given.municipalityClient ??
      municipalityClient({
        url: `${origin}/municipality`,
        issuer: publicUrl,
        signingKey: await importSigningKey(await recallSigningKey(keepsake, 'cable')),
        fetch: world.fetch,
        now,
        newId,
        timeoutMs: 5_000,
      }),
    publicUrl,
    municipality: {
      code: households[0].home.municipality,
      keys: createLocalJWKSet({ keys: [townHall.publicJwk] }),
    },
    proofReplays: memoryReplayStore(),
    admission: { perSecond: 500, burst: 1000 },
    times: {
      feedEveryMs: 5_000,
      registerEveryMs: 1_000,
      heartbeatEveryMs: 25_000,
      followUpEveryMs: 250,
      resendAfterMs: [5_000, 15_000, 60_000],
      givenUpAfterMs: 70_000,
      gatherMs: 50,
      reportEveryMs: 1_000,
    },
    now,
    random: Math.random,
    soon: (work) => {
      // A page has no setImmediate.
      if (typeof setImmediate === 'function') setImmediate(work)
      else setTimeout(work, 0)
    },
    onFault,
  })
}
