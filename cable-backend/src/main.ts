import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { outboxClient } from '#emergency-alerts/contract/delivery/outbox-client'
import type { AlertWall } from './alert-relay/alert-routes.ts'
import { postgresRelayStores } from './alert-relay/postgres-relay-stores.ts'
import { operatorRelay } from './alert-relay/wiring/operator-relay.ts'
import { createCableApp } from './app.ts'
import { createProofNonces } from './bound-token/proof-nonces.ts'
import { memoryReplayStore } from './bound-token/replay-store.ts'
import { importSigningKey } from './bound-token/signing-key.ts'
import type { CableStores } from './card-login/card-login-deps.ts'
import { ocspRevocationSource } from './card-proof/ocsp/ocsp-revocation-source.ts'
import { type Database, openDatabase } from './database/open-database.ts'
import { openSeat, type Seat } from './database/seat/open-seat.ts'
import { type CableEnv, readCableEnv } from './env.ts'
import { operatorPush } from './family-phones/push/operator-push.ts'
import { applicationServerKeyOf } from './family-phones/push/vapid-key.ts'
import { closeServer } from './http/close-server.ts'
import { faultLine } from './http/fault-line.ts'
import { inTurns } from './http/in-turns.ts'
import { postgresCableStores } from './postgres-cable-stores.ts'
import { liveUntilTold } from './process/live-until-told.ts'

const purgeEveryMs = 10 * 60_000
const keptAfterExpiryMs = 24 * 60 * 60_000
/** Of connections that wait to be taken in: after a new start every box comes back at once. */
const backlog = 4096
/** Requests that are begun before whatever else waits: some 20 ms. */
const perTurn = 25

/** Names the seats of relays among whatever else locks something in the operator's database. */
const relayPlace = 0x72656c61
const waitingFor =
  'another process of this operator serves the municipality; this one will after it'

const now = () => new Date()
const newId = () => crypto.randomUUID()
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function start(env: CableEnv): Promise<void> {
  const seat = relaySeat(env)
  const closing = [seat.leave]
  liveUntilTold({
    onFault: reportFault,
    end: async () => {
      for (const close of closing.toReversed()) await close()
    },
  })
  await seat.taken
  closing.push(await serve(env))
}

/** Of one operator's processes for a municipality one alone serves; the next one waits (decision 085). */
const relaySeat = (env: CableEnv): Seat =>
  openSeat({
    url: env.CABLE_DATABASE_URL,
    place: [relayPlace, Number(env.CABLE_MUNICIPALITY_CODE)],
    onWait: () => console.info(JSON.stringify({ said: 'waiting', why: waitingFor })),
    onGivenUp: () => {
      reportFault(new Error('another process has taken over: this one could not be reached'))
      process.exit(1)
    },
    onFault: reportFault,
  })

/** Resolves once it serves, with what ends it. */
async function serve(env: CableEnv): Promise<() => Promise<void>> {
  const database = openDatabase(env.CABLE_DATABASE_URL)
  const stores = postgresCableStores(database.db)
  const alerts = await alertsOf(env, database.db, stores)
  const { fetch } = await appOf(env, stores, alerts)
  const purging = setInterval(() => void purge(stores).catch(reportFault), purgeEveryMs)
  alerts.relay.start()
  const server = createServer(inTurns(getRequestListener(fetch), { perTurn, soon: setImmediate }))
  server.listen({ port: env.CABLE_PORT, backlog }, () => {
    console.info(JSON.stringify({ said: 'serving', url: env.CABLE_PUBLIC_URL }))
  })
  return async () => {
    clearInterval(purging)
    const closed = closeServer(server)
    await alerts.relay.stop()
    await closed
    await database.close()
  }
}

/** The relay of the municipality that the operator serves. */
async function alertsOf(env: CableEnv, db: Database, cable: CableStores): Promise<AlertWall> {
  const stores = postgresRelayStores(db)
  const around = { fetch, now, newId, onFault: reportFault }
  const relay = operatorRelay(
    {
      relayId: env.CABLE_RELAY_ID,
      municipality: {
        url: env.CABLE_MUNICIPALITY_URL,
        code: env.CABLE_MUNICIPALITY_CODE,
        keys: env.CABLE_MUNICIPALITY_KEYS,
        timeoutMs: env.CABLE_MUNICIPALITY_TIMEOUT_MS,
      },
      publicUrl: env.CABLE_PUBLIC_URL,
      signingKey: await importSigningKey(env.CABLE_SIGNING_KEY),
      referencesSecret: env.CABLE_REFERENCES_SECRET,
    },
    {
      ...around,
      stores,
      bus: outboxClient({ url: env.CABLE_MUNICIPALITY_OUTBOX_URL }),
      push: operatorPush({
        ...around,
        phones: cable.familyPhones,
        key: env.CABLE_PUSH_KEY,
        subject: env.CABLE_PUSH_SUBJECT,
      }),
    },
  )
  return { relay, stores }
}

async function appOf(env: CableEnv, stores: CableStores, alerts: AlertWall) {
  return createCableApp({
    stores,
    alerts,
    publicUrl: env.CABLE_PUBLIC_URL,
    tvOrigins: env.CABLE_TV_ORIGINS,
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
    proofNonces: createProofNonces(randomBytes(32)),
    now,
    randomBytes,
    newId,
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
