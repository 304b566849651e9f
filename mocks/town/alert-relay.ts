import { createLocalJWKSet } from 'jose'
import { type AlertRelay, createRelay } from '#cable-backend/src/alert-relay/create-relay'
import type { RelayDeps, RelayStores } from '#cable-backend/src/alert-relay/relay-deps'
import { memoryReplayStore } from '#cable-backend/src/bound-token/replay-store'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { households } from '../fixtures/personas.ts'
import { recallSigningKey } from './town-keys.ts'
import type { TownWorld } from './wall-deps.ts'

/** How the town's relay hears the town hall, and what it keeps. */
export interface TownRelay extends Pick<RelayDeps, 'bus' | 'feed'> {
  readonly stores: RelayStores
}

/** The relay of the town's cable operator; it begins when it is started. */
export async function createTownRelay(world: TownWorld, given: TownRelay): Promise<AlertRelay> {
  const { origin, keepsake, now, onFault } = world
  const townHall = await importSigningKey(await recallSigningKey(keepsake, 'municipality'))
  return createRelay({
    ...given,
    publicUrl: `${origin}/cable`,
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
