import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { exportJWK } from 'jose'
import { Receipt } from '#cable-backend/contract/letter'
import { encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import { type OpenDatabase, openDatabase } from '#cable-backend/src/database/open-database'
import {
  ask,
  cableIssuer,
  createBackOffice,
  createClock,
  createParties,
  deliver,
  type Parties,
  publicUrl,
  registerPeople,
  signIn,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { createSealKeys } from '#mocks/fixtures/postbox/sealing'
import { freePort, type RunningWall, runWall } from '#mocks/fixtures/running-wall'
import { testPolicy } from '#mocks/simulators/jlis/jlis'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'
import { timeStampRoutes } from '#mocks/simulators/jlis/time-stamp-routes'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { postgresStores } from './postgres-stores.ts'
import type { PostboxStores } from './stores.ts'

const main = new URL('./main.ts', import.meta.url)

let parties: Parties
let database: TestDatabase
let admin: OpenDatabase
let stores: PostboxStores
let outside: Awaited<ReturnType<typeof listen>>
let env: Record<string, string>
let postboxPort: number

async function listen(app: Hono) {
  return new Promise<{ readonly url: string; close(): void }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() }),
    )
  })
}

beforeAll(async () => {
  parties = await createParties(createClock())
  database = await copyMigratedDatabase(['postbox'])
  admin = openDatabase(database.adminUrl)
  stores = postgresStores(admin.db)
  await registerPeople(stores, parties)
  const { jlis, cable, postbox } = parties
  outside = await listen(
    new Hono()
      .route('/ocsp', ocspRoutes(jlis))
      .route('/timestamp', timeStampRoutes(jlis))
      .get('/jwks', (c) => c.json({ keys: [cable.key.publicJwk] })),
  )
  const seal = await createSealKeys(parties.clock.now())
  postboxPort = await freePort()
  env = {
    NODE_ENV: 'test',
    POSTBOX_PORT: String(postboxPort),
    POSTBOX_PUBLIC_URL: publicUrl,
    POSTBOX_DATABASE_URL: database.postboxUrl,
    POSTBOX_SIGNING_KEY: JSON.stringify(postbox.configured),
    POSTBOX_CABLE_ISSUER: cableIssuer,
    POSTBOX_CABLE_JWKS_URL: `${outside.url}/jwks`,
    POSTBOX_CARD_AUTHORITIES: JSON.stringify([
      { der: encodeBase64(jlis.authenticationAuthority.der), policies: [testPolicy] },
    ]),
    POSTBOX_OCSP_URL: `${outside.url}/ocsp`,
    POSTBOX_SEAL_KEY: JSON.stringify(await privateJwkOf(seal.keys.privateKey)),
    POSTBOX_SEAL_CERTIFICATE: encodeBase64(seal.certificate),
    POSTBOX_SEAL_EVERY_MS: '100',
    POSTBOX_TIME_STAMP_URL: `${outside.url}/timestamp`,
    POSTBOX_TIME_STAMP_AUTHORITY: encodeBase64(jlis.timeStampRoot.der),
  }
}, 120_000)

afterAll(async () => {
  outside.close()
  await admin.close()
  await database.drop()
})

async function privateJwkOf(key: CryptoKey) {
  const { kty, crv, x, y, d } = await exportJWK(key)
  return { kty, crv, x, y, d }
}

/** The real process, as it runs in life. */
const run = (): Promise<RunningWall> => runWall({ main, port: postboxPort, env })

const underOf = ({ call }: RunningWall) => ({ call, parties })

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('a postbox that is killed', () => {
  test('has what it answered for after the restart, and seals it then', async () => {
    const before = await run()
    const { letterId } = await deliver(await createBackOffice(underOf(before), 'midori'))
    const viewer = await signIn(underOf(before), parties.hanako)
    const proof = await parties.hanako.card.tap(await ask(viewer, letterId))
    const response = await viewer.send('POST', '/submissions', proof)
    await before.end('SIGKILL')
    const receipt = Receipt.parse(await response.json())

    const after = await run()
    const again = await signIn(underOf(after), parties.hanako, viewer.box)
    const retry = await again.send('POST', '/submissions', proof)

    expect([response.status, retry.status]).toEqual([201, 200])
    expect(await retry.json()).toEqual(receipt)
    await until(async () => (await stores.submissions.findByLetter(letterId))?.isSealed === true)
    await after.end('SIGKILL')
  }, 120_000)

  test('between using the challenge and keeping the form makes exactly one at the retry', async () => {
    const before = await run()
    const { letterId } = await deliver(await createBackOffice(underOf(before), 'midori'))
    const viewer = await signIn(underOf(before), parties.hanako)
    const challenge = await ask(viewer, letterId)
    const proof = await parties.hanako.card.tap(challenge)
    parties.jlis.register.setResponder('slow')
    const lost = viewer.send('POST', '/submissions', proof).catch(() => null)
    await until(() => isConsumed(challenge.challengeId))
    await before.end('SIGKILL')
    parties.jlis.register.setResponder('up')
    expect(await lost).toBeNull()
    expect(await stores.submissions.findByLetter(letterId)).toBeNull()

    const after = await run()
    const again = await signIn(underOf(after), parties.hanako, viewer.box)
    const retries = await Promise.all([
      again.send('POST', '/submissions', proof),
      again.send('POST', '/submissions', proof),
    ])
    await after.end('SIGKILL')

    expect(retries.map(({ status }) => status).sort()).toEqual([200, 201])
    const kept = await stores.submissions.ofInsurer('midori')
    expect(kept.filter((each) => each.letterId === letterId)).toHaveLength(1)
  }, 120_000)

  async function isConsumed(challengeId: string): Promise<boolean> {
    const rows = await admin.db.execute(
      `select 1 from postbox.challenges where challenge_id = '${challengeId}' and consumed_at is not null`,
    )
    return rows.length > 0
  }
})
