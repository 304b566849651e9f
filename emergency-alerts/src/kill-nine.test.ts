import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import { OrderFeed } from '#emergency-alerts/contract/delivery/order-feed'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { type StaffAtDesk, signInStaff } from '#mocks/fixtures/municipality/staff-at-desk'
import {
  draftOrder,
  lastOf,
  onLast,
  pathOf,
  submitOrder,
  typedFor,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'
import { freePort, runWall } from '#mocks/fixtures/running-wall'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { postgresStaffStore } from './staff/staff-store.ts'

const main = new URL('./main.ts', import.meta.url)
const areaFile = fileURLToPath(new URL('../areas/36387.json', import.meta.url))

let database: TestDatabase
let admin: OpenDatabase
let env: Record<string, string>
let port: number

beforeAll(async () => {
  database = await copyMigratedDatabase(['municipality'])
  admin = openDatabase(database.adminUrl)
  port = await freePort()
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  env = {
    NODE_ENV: 'test',
    MUNICIPALITY_PORT: String(port),
    MUNICIPALITY_PUBLIC_URL: 'https://municipality.test',
    MUNICIPALITY_DATABASE_URL: database.municipalityUrl,
    MUNICIPALITY_AREA_FILE: areaFile,
    MUNICIPALITY_ORDER_KEY: JSON.stringify(await exportJWK(privateKey)),
    MUNICIPALITY_OPERATOR_ISSUER: 'https://cable.test',
    MUNICIPALITY_OPERATOR_JWKS_URL: 'https://cable.test/jwks',
    MUNICIPALITY_OIDC_ISSUER: 'https://login.test',
    MUNICIPALITY_OIDC_CLIENT_ID: 'mimamori',
    MUNICIPALITY_OIDC_CLIENT_SECRET: crypto.randomUUID(),
  }
})

afterAll(async () => {
  await admin.close()
  await database.drop()
})

/** The real process, as it runs in life. */
async function run() {
  const wall = await runWall({ main, port, env })
  const signIn = (staffId: 'sato' | 'yamada'): Promise<StaffAtDesk> =>
    signInStaff(staffId, {
      staffStore: postgresStaffStore(admin.db),
      now: () => new Date(),
      call: wall.call,
    })
  return { ...wall, signIn }
}

test('a municipality that is killed has issued what it answered for, once', async () => {
  const before = await run()
  const sato = await before.signIn('sato')
  const yamada = await before.signIn('yamada')
  const expiresAt = new Date(Date.now() + 60 * 60_000).toISOString()
  const draft = orderDraft({ expiresAt, area: { kind: 'municipality' }, shelterIds: [] })
  const submitted = await submitOrder(sato, await draftOrder(sato, { draft }))
  const body = { ...onLast(submitted), typed: typedFor(submitted) }
  const answer = await yamada.post(`${pathOf(submitted)}/approve`, body, 'pressed-before')
  await before.end('SIGKILL')
  const issued = await viewIn(answer)

  const after = await run()
  const again = await (await after.signIn('yamada')).post(
    `${pathOf(submitted)}/approve`,
    body,
    'pressed-before',
  )

  expect(lastOf(await viewIn(again))).toEqual(lastOf(issued))
  const { orders } = OrderFeed.parse(await (await after.call('/feed')).json())
  expect(orders).toHaveLength(1)
  await after.end('SIGKILL')
})

test('a municipality without its configuration does not start, and says why', async () => {
  const { MUNICIPALITY_ORDER_KEY: _missing, ...rest } = env
  env = rest

  await expect(run()).rejects.toThrow('MUNICIPALITY_ORDER_KEY is missing')
})
