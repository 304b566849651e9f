import { serve } from '@hono/node-server'
import { createCableApp } from './app.ts'
import { memoryReplayStore } from './bound-token/replay-store.ts'
import { importSigningKey } from './bound-token/signing-key.ts'
import type { CableStores } from './card-login/card-login-deps.ts'
import { ocspRevocationSource } from './card-proof/ocsp/ocsp-revocation-source.ts'
import { openDatabase } from './database/open-database.ts'
import { type CableEnv, readCableEnv } from './env.ts'
import { applicationServerKeyOf } from './family-phones/push/vapid-key.ts'
import { faultLine } from './http/fault-line.ts'
import { postgresCableStores } from './postgres-cable-stores.ts'

const purgeEveryMs = 10 * 60_000
const keptAfterExpiryMs = 24 * 60 * 60_000

const now = () => new Date()
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function start(env: CableEnv): Promise<void> {
  const database = openDatabase(env.CABLE_DATABASE_URL)
  const stores = postgresCableStores(database.db)
  const server = serve({ fetch: (await appOf(env, stores)).fetch, port: env.CABLE_PORT })
  const purging = setInterval(() => void purge(stores).catch(reportFault), purgeEveryMs)
  console.info(JSON.stringify({ said: 'serving', url: env.CABLE_PUBLIC_URL }))
  process.once('SIGTERM', () => {
    clearInterval(purging)
    server.close(() => void database.close().catch(reportFault))
  })
}

async function appOf(env: CableEnv, stores: CableStores) {
  return createCableApp({
    stores,
    alerts: null,
    publicUrl: env.CABLE_PUBLIC_URL,
    postboxUrl: env.CABLE_POSTBOX_URL,
    signingKey: await importSigningKey(env.CABLE_SIGNING_KEY),
    cardKeyPepper: env.CABLE_CARD_KEY_PEPPER,
    pairwiseSecret: env.CABLE_PAIRWISE_SECRET,
    cardAuthorities: env.CABLE_CARD_AUTHORITIES,
    revocation: ocspRevocationSource({
      url: env.CABLE_OCSP_URL,
      fetch,
      now,
      randomBytes,
      timeoutMs: env.CABLE_OCSP_TIMEOUT_MS,
      maxAgeMs: env.CABLE_OCSP_MAX_AGE_MS,
      skewMs: env.CABLE_OCSP_SKEW_MS,
    }),
    push: {
      applicationServerKey: applicationServerKeyOf(env.CABLE_PUSH_KEY),
      pushServices: env.CABLE_PUSH_SERVICES,
    },
    proofReplays: memoryReplayStore(),
    now,
    randomBytes,
    newId: () => crypto.randomUUID(),
    onFault: reportFault,
    onRequest: (line) => console.info(JSON.stringify(line)),
  })
}

async function purge({ challenges, familyPhones, sessions }: CableStores): Promise<void> {
  const before = new Date(now().getTime() - keptAfterExpiryMs)
  await challenges.purge(before)
  await sessions.purge(before)
  await familyPhones.purge(before)
}

function reportFault(fault: unknown): void {
  console.error(JSON.stringify(faultLine(fault)))
}

await start(readCableEnv(process.env))
