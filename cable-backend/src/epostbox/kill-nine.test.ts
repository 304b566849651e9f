import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
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
import { testPolicy } from '#mocks/simulators/jlis/jlis'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'
import { timeStampRoutes } from '#mocks/simulators/jlis/time-stamp-routes'
import { createTestDatabase, type TestDatabase } from '#mocks/test-database'
import { postgresStores } from './postgres-stores.ts'
import type { PostboxStores } from './stores.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

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

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

beforeAll(async () => {
  parties = await createParties(createClock())
  database = await createTestDatabase(['postbox'])
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

interface Running {
  readonly call: (path: string, init?: RequestInit) => Promise<Response>
  kill(): Promise<void>
}

/** The real process, as it runs in life. */
async function run(): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error(said.join(''))))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    call: (path, init) => fetch(`http://127.0.0.1:${postboxPort}${path}`, init),
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

const underOf = ({ call }: Running) => ({ call, parties })

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
    await before.kill()
    const receipt = Receipt.parse(await response.json())

    const after = await run()
    const again = await signIn(underOf(after), parties.hanako, viewer.box)
    const retry = await again.send('POST', '/submissions', proof)

    expect([response.status, retry.status]).toEqual([201, 200])
    expect(await retry.json()).toEqual(receipt)
    await until(async () => (await stores.submissions.findByLetter(letterId))?.isSealed === true)
    await after.kill()
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
    await before.kill()
    parties.jlis.register.setResponder('up')
    expect(await lost).toBeNull()
    expect(await stores.submissions.findByLetter(letterId)).toBeNull()

    const after = await run()
    const again = await signIn(underOf(after), parties.hanako, viewer.box)
    const retries = await Promise.all([
      again.send('POST', '/submissions', proof),
      again.send('POST', '/submissions', proof),
    ])
    await after.kill()

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
