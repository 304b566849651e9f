import type { AlertRelay } from '#cable-backend/src/alert-relay/create-relay'
import type { RelayStores } from '#cable-backend/src/alert-relay/relay-deps'
import {
  operatorRelay,
  type RelaySurroundings,
} from '#cable-backend/src/alert-relay/wiring/operator-relay'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { households } from '../fixtures/personas.ts'
import { recallSecret, recallSigningKey } from './town-keys.ts'
import { newId, type TownWorld } from './wall-deps.ts'

/** How the town's relay hears the town hall, and what it keeps. */
export interface TownRelay
  extends Pick<RelaySurroundings, 'bus' | 'push' | 'feed' | 'municipalityClient' | 'times'> {
  readonly stores: RelayStores
}

/** The relay of the town's cable operator; it begins when it is started. */
export async function createTownRelay(world: TownWorld, given: TownRelay): Promise<AlertRelay> {
  const { origin, keepsake } = world
  const townHall = await importSigningKey(await recallSigningKey(keepsake, 'municipality'))
  return operatorRelay(
    {
      relayId: 'relay-1',
      municipality: {
        url: `${origin}/municipality`,
        code: households[0].home.municipality,
        keys: [townHall.publicJwk],
        timeoutMs: 5_000,
      },
      publicUrl: `${origin}/cable`,
      signingKey: await importSigningKey(await recallSigningKey(keepsake, 'cable')),
      referencesSecret: await recallSecret(keepsake, 'cable-references'),
    },
    { ...world, newId, ...given },
  )
}
