import { serve } from '@hono/node-server'
import { createRemoteJWKSet } from 'jose'
import { createProofNonces } from '../bound-token/proof-nonces.ts'
import { memoryReplayStore } from '../bound-token/replay-store.ts'
import { importSigningKey } from '../bound-token/signing-key.ts'
import { ocspRevocationSource } from '../card-proof/ocsp/ocsp-revocation-source.ts'
import { openDatabase } from '../database/open-database.ts'
import { closeServer } from '../http/close-server.ts'
import { faultLine } from '../http/fault-line.ts'
import { liveUntilTold } from '../process/live-until-told.ts'
import { createPostboxApp } from './app.ts'
import { type PostboxEnv, readPostboxEnv } from './env.ts'
import { importSealKey } from './evidence/cms/seal-identity.ts'
import { type Sealer, sealPending } from './evidence/seal-pending.ts'
import { httpTimeStampSource } from './evidence/time-stamp-source.ts'
import { postgresStores } from './postgres-stores.ts'
import type { PostboxStores } from './stores.ts'

const purgeEveryMs = 10 * 60_000
const keptAfterExpiryMs = 24 * 60 * 60_000

const now = () => new Date()
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function start(env: PostboxEnv): Promise<void> {
  const database = openDatabase(env.POSTBOX_DATABASE_URL)
  const stores = postgresStores(database.db)
  const { fetch } = await appOf(env, stores)
  const sealer = await sealerOf(env, stores)
  const server = serve({ fetch, port: env.POSTBOX_PORT })
  const sealing = repeat(env.POSTBOX_SEAL_EVERY_MS, () => sealPending(sealer))
  const purging = repeat(purgeEveryMs, () => purge(stores))
  console.info(JSON.stringify({ said: 'serving', url: env.POSTBOX_PUBLIC_URL }))
  liveUntilTold({
    onFault: reportFault,
    end: async () => {
      sealing.stop()
      purging.stop()
      await closeServer(server)
      await database.close()
    },
  })
}

/** Again and again, one at a time; a fault is reported and the next turn comes all the same. */
function repeat(everyMs: number, work: () => Promise<unknown>) {
  let isStopped = false
  let timer = setTimeout(turn, everyMs)
  function turn(): void {
    void work()
      .catch(reportFault)
      .finally(() => {
        if (!isStopped) timer = setTimeout(turn, everyMs)
      })
  }
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

const appOf = async (env: PostboxEnv, stores: PostboxStores) =>
  createPostboxApp({
    stores,
    publicUrl: env.POSTBOX_PUBLIC_URL,
    tvOrigins: env.POSTBOX_TV_ORIGINS,
    signingKey: await importSigningKey(env.POSTBOX_SIGNING_KEY),
    cableOperator: {
      issuer: env.POSTBOX_CABLE_ISSUER,
      keys: createRemoteJWKSet(new URL(env.POSTBOX_CABLE_JWKS_URL)),
    },
    cardAuthorities: env.POSTBOX_CARD_AUTHORITIES,
    revocation: ocspRevocationSource({
      url: env.POSTBOX_OCSP_URL,
      fetch,
      now,
      randomBytes,
      timeoutMs: env.POSTBOX_OCSP_TIMEOUT_MS,
      maxAgeMs: env.POSTBOX_OCSP_MAX_AGE_MS,
      skewMs: env.POSTBOX_OCSP_SKEW_MS,
    }),
    proofReplays: memoryReplayStore(),
    proofNonces: createProofNonces(randomBytes(32)),
    formGraceDays: env.POSTBOX_FORM_GRACE_DAYS,
    now,
    randomBytes,
    newId: () => crypto.randomUUID(),
    onFault: reportFault,
  })

const sealerOf = async (env: PostboxEnv, stores: PostboxStores): Promise<Sealer> => ({
  stores,
  identity: {
    certificate: env.POSTBOX_SEAL_CERTIFICATE,
    privateKey: await importSealKey(env.POSTBOX_SEAL_KEY),
  },
  profile: env.POSTBOX_EVIDENCE_PROFILE,
  now,
  randomBytes,
  tsa: httpTimeStampSource({
    url: env.POSTBOX_TIME_STAMP_URL,
    authority: env.POSTBOX_TIME_STAMP_AUTHORITY,
    fetch,
    randomBytes,
    timeoutMs: env.POSTBOX_TIME_STAMP_TIMEOUT_MS,
  }),
})

async function purge({ challenges, sessions }: PostboxStores): Promise<void> {
  const before = new Date(now().getTime() - keptAfterExpiryMs)
  await challenges.purge(before)
  await sessions.purge(before)
}

function reportFault(fault: unknown): void {
  console.error(JSON.stringify(faultLine(fault)))
}

await start(readPostboxEnv(process.env))
