import { readFile } from 'node:fs/promises'
import { serve } from '@hono/node-server'
import { createRemoteJWKSet } from 'jose'
import { createMunicipalityApp } from './app.ts'
import { parseArea } from './areas/file/area-text.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { type MunicipalityEnv, readMunicipalityEnv } from './env.ts'
import { faultLine } from './http/fault-line.ts'
import type { MunicipalityDeps } from './municipality-deps.ts'
import { createUsedTokens } from './operator/used-tokens.ts'
import { expireDue } from './orders/expire-due.ts'
import { importOrderKey } from './orders/signing/order-key.ts'
import { postgresMunicipalityStores } from './postgres-stores.ts'
import { liveUntilTold } from './process/live-until-told.ts'
import { espeakSpeech } from './speech/espeak-ng-client.ts'
import { openJtalkSpeech } from './speech/open-jtalk-client.ts'
import type { Speech } from './speech/speech.ts'
import { createStaffProvider } from './staff/staff-provider-client.ts'

const expireEveryMs = 2_000
const purgeEveryMs = 10 * 60_000
const keptAfterExpiryMs = 24 * 60 * 60_000

const now = () => new Date()

async function start(env: MunicipalityEnv): Promise<void> {
  const database = openDatabase(env.MUNICIPALITY_DATABASE_URL)
  const deps = await depsOf(env, database)
  const { fetch } = createMunicipalityApp(deps)
  const server = serve({ fetch, port: env.MUNICIPALITY_PORT })
  const timers = [
    setInterval(() => void expireDue(deps).catch(reportFault), expireEveryMs),
    setInterval(() => void purge(deps).catch(reportFault), purgeEveryMs),
  ]
  liveUntilTold({
    onFault: reportFault,
    end: async () => {
      for (const timer of timers) clearInterval(timer)
      await new Promise<void>((closed) => server.close(() => closed()))
      await database.close()
    },
  })
  console.info(JSON.stringify({ said: 'serving', url: env.MUNICIPALITY_PUBLIC_URL }))
}

async function depsOf(env: MunicipalityEnv, { db }: OpenDatabase): Promise<MunicipalityDeps> {
  const area = parseArea(await readFile(env.MUNICIPALITY_AREA_FILE, 'utf8'))
  if (!area.ok) throw new Error(area.error)
  return {
    stores: postgresMunicipalityStores(db, area.value.municipality.code),
    area: area.value,
    telegramRules: {
      areas: {
        tsunami: env.MUNICIPALITY_FORECAST_TSUNAMI,
        cities: env.MUNICIPALITY_FORECAST_CITIES,
        rivers: env.MUNICIPALITY_FORECAST_RIVERS,
      },
      tsunamiTowns: env.MUNICIPALITY_TSUNAMI_TOWNS,
    },
    publicUrl: env.MUNICIPALITY_PUBLIC_URL,
    deskPath: env.MUNICIPALITY_DESK_PATH,
    orderKey: await importOrderKey(env.MUNICIPALITY_ORDER_KEY),
    cableOperator: {
      issuer: env.MUNICIPALITY_OPERATOR_ISSUER,
      keys: createRemoteJWKSet(new URL(env.MUNICIPALITY_OPERATOR_JWKS_URL)),
    },
    usedTokens: createUsedTokens(),
    speech: speechOf(env),
    staffProvider: createStaffProvider({
      issuer: env.MUNICIPALITY_OIDC_ISSUER,
      clientId: env.MUNICIPALITY_OIDC_CLIENT_ID,
      clientSecret: env.MUNICIPALITY_OIDC_CLIENT_SECRET,
      rolesClaim: env.MUNICIPALITY_OIDC_ROLES_CLAIM,
      redirectUri: `${env.MUNICIPALITY_PUBLIC_URL}/desk/signed-in`,
      timeoutMs: env.MUNICIPALITY_OIDC_TIMEOUT_MS,
    }),
    isSimulated: false,
    now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
    onFault: reportFault,
    onRequest: (line) => console.info(JSON.stringify(line)),
  }
}

function speechOf(env: MunicipalityEnv): Speech | null {
  const timeoutMs = env.MUNICIPALITY_SPEECH_TIMEOUT_MS
  switch (env.MUNICIPALITY_SPEECH) {
    case 'none':
      return null
    case 'espeak-ng':
      return espeakSpeech({ command: 'espeak-ng', timeoutMs })
    case 'open_jtalk':
      return openJtalkSpeech({
        command: 'open_jtalk',
        dictionary: env.MUNICIPALITY_SPEECH_DICTIONARY,
        voiceFile: env.MUNICIPALITY_SPEECH_VOICE_FILE,
        timeoutMs,
      })
  }
}

const purge = ({ stores }: MunicipalityDeps): Promise<void> =>
  stores.staff.purge(new Date(now().getTime() - keptAfterExpiryMs))

function reportFault(fault: unknown): void {
  console.error(JSON.stringify(faultLine(fault)))
}

await start(readMunicipalityEnv(process.env))
