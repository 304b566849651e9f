import { createLocalJWKSet } from 'jose'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import { createMunicipalityApp } from '#emergency-alerts/src/app'
import { openDatabase } from '#emergency-alerts/src/database/open-database'
import { createUsedTokens } from '#emergency-alerts/src/operator/used-tokens'
import { importOrderKey } from '#emergency-alerts/src/orders/signing/order-key'
import { postgresMunicipalityStores } from '#emergency-alerts/src/postgres-stores'
import { recallSigningKey } from './town-keys.ts'
import type { TownWorld } from './wall-deps.ts'

/** The seeded municipality. */
export const minami = { code: '36387', name: '美波町' } as const

export interface RunningMunicipality {
  readonly fetch: (request: Request) => Response | Promise<Response>
  close(): Promise<void>
}

/** The town hall's wall: its own role, its own key, and the cable operator's key pinned. */
export async function openMunicipality(
  world: TownWorld,
  databaseUrl: string,
): Promise<RunningMunicipality> {
  const database = openDatabase(databaseUrl)
  const cable = await importSigningKey(await recallSigningKey(world.keepsake, 'cable'))
  const app = createMunicipalityApp({
    stores: postgresMunicipalityStores(database.db),
    municipality: minami,
    publicUrl: `${world.origin}/municipality`,
    orderKey: await importOrderKey(await recallSigningKey(world.keepsake, 'municipality')),
    cableOperator: {
      issuer: `${world.origin}/cable`,
      keys: createLocalJWKSet({ keys: [cable.publicJwk] }),
    },
    usedTokens: createUsedTokens(),
    now: world.now,
    onFault: world.onFault,
    onRequest: () => undefined,
  })
  return { fetch: app.fetch, close: () => database.close() }
}
