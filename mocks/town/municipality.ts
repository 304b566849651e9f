import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createLocalJWKSet } from 'jose'
import { importSigningKey } from '#cable-backend/src/bound-token/signing-key'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import { createMunicipalityApp } from '#emergency-alerts/src/app'
import { parseArea } from '#emergency-alerts/src/areas/file/area-text'
import { openDatabase } from '#emergency-alerts/src/database/open-database'
import type { MunicipalityDeps } from '#emergency-alerts/src/municipality-deps'
import { createUsedTokens } from '#emergency-alerts/src/operator/used-tokens'
import { expireDue } from '#emergency-alerts/src/orders/expire-due'
import { importOrderKey } from '#emergency-alerts/src/orders/signing/order-key'
import { postgresMunicipalityStores } from '#emergency-alerts/src/postgres-stores'
import { espeakSpeech } from '#emergency-alerts/src/speech/espeak-ng-client'
import type { Speech } from '#emergency-alerts/src/speech/speech'
import { createStaffProvider } from '#emergency-alerts/src/staff/staff-provider-client'
import { minamiForecastAreas } from '../fixtures/jma/minami-forecast-areas.ts'
import { createStaffProviderSimulator } from '../simulators/staff-provider/staff-provider.ts'
import { recallSecret, recallSigningKey } from './town-keys.ts'
import { newId, randomBytes, type TownWorld } from './wall-deps.ts'

export interface RunningMunicipality {
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** The simulated identity provider of the town hall; false for every other request. */
  readonly answerRaw: (request: IncomingMessage, response: ServerResponse) => boolean
  close(): Promise<void>
}

interface MunicipalityOptions {
  readonly databaseUrl: string
  readonly area: AreaFile
  readonly say: (line: string) => void
}

/** By the coast; invented here: a real town registers its own. */
const tsunamiTowns = [
  '363870002000',
  '363870003000',
  '363870004000',
  '363870005104',
  '363870006000',
  '363870008000',
  '363870009000',
  '363870011000',
  '363870012000',
  '363870013000',
  '363870014000',
  '363870015000',
]

export const staffProviderPath = '/simulators/staff-provider'

/** The town hall's wall: its own role, its own key, and the cable operator's key pinned. */
export async function openMunicipality(
  world: TownWorld,
  { databaseUrl, area, say }: MunicipalityOptions,
): Promise<RunningMunicipality> {
  const { origin, keepsake, now, onFault } = world
  const database = openDatabase(databaseUrl)
  const publicUrl = `${origin}/municipality`
  const cable = await importSigningKey(await recallSigningKey(keepsake, 'cable'))
  const staff = await staffClient(world, publicUrl)
  const deps: MunicipalityDeps = {
    stores: postgresMunicipalityStores(database.db, area.municipality.code),
    area,
    telegramRules: { areas: minamiForecastAreas, tsunamiTowns },
    publicUrl,
    deskPath: '/municipality/',
    orderKey: await importOrderKey(await recallSigningKey(keepsake, 'municipality')),
    cableOperator: {
      issuer: `${origin}/cable`,
      keys: createLocalJWKSet({ keys: [cable.publicJwk] }),
    },
    usedTokens: createUsedTokens(),
    speech: await findSpeech(say),
    staffProvider: createStaffProvider(staff),
    isSimulated: true,
    now,
    randomBytes,
    newId,
    onFault,
    onRequest: () => undefined,
  }
  const app = createMunicipalityApp(deps)
  const provider = await createStaffProviderSimulator({
    issuer: staff.issuer,
    client: staff,
    key: await recallSigningKey(keepsake, 'staff-provider'),
    cookieSecret: Buffer.from(await recallSecret(keepsake, 'staff-provider')).toString('hex'),
  })
  const expiring = setInterval(() => void expireDue(deps).catch(onFault), expireEveryMs)
  return {
    fetch: app.fetch,
    answerRaw: (request, response) => {
      if (!request.url?.startsWith(`${staffProviderPath}/`)) return false
      void provider.answer(request, response).catch(onFault)
      return true
    },
    close: async () => {
      clearInterval(expiring)
      await database.close()
    },
  }
}

/** The embedded voice, where it is installed: `apt-get install espeak-ng`. */
async function findSpeech(say: (line: string) => void): Promise<Speech | null> {
  const speech = espeakSpeech({ command: 'espeak-ng', timeoutMs: 10_000 })
  try {
    await speech.speak('あ')
    return speech
  } catch {
    say('no espeak-ng here: alerts have no recorded voice (apt-get install espeak-ng)')
    return null
  }
}

const expireEveryMs = 2_000

/** 美波町 as its area file has it. */
export async function readSeededArea(): Promise<AreaFile> {
  const file = new URL('../../emergency-alerts/areas/36387.json', import.meta.url)
  const area = parseArea(await readFile(file, 'utf8'))
  if (!area.ok) throw new Error(area.error)
  return area.value
}

const staffClient = async ({ origin, keepsake }: TownWorld, publicUrl: string) => ({
  issuer: `${origin}${staffProviderPath}`,
  clientId: 'minami-town-hall',
  clientSecret: Buffer.from(await recallSecret(keepsake, 'staff-client')).toString('base64url'),
  redirectUri: `${publicUrl}/desk/signed-in`,
  rolesClaim: 'roles',
  timeoutMs: 8_000,
})
