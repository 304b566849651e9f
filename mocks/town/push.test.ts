import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { memoryFamilyPhoneStore } from '#cable-backend/src/family-phones/memory-family-phone-store'
import { applicationServerKeyOf } from '#cable-backend/src/family-phones/push/vapid-key'
import { orderDocument } from '../fixtures/municipality/order-documents.ts'
import { memoryKeepsake } from '../simulators/jlis/keepsake.ts'
import { familyPushOf, pushServiceOf, pushServicePath } from './push.ts'
import { recallSigningKey } from './town-keys.ts'
import type { TownWorld } from './wall-deps.ts'

const town = new Hono()
const keepsake = memoryKeepsake()
let world: TownWorld
let close: () => void

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: town.fetch, port: 0 }, (info) => resolve(info.port))
    close = () => server.close()
  })
  const onFault = (fault: Error) => {
    throw fault
  }
  world = { origin: `http://127.0.0.1:${port}`, keepsake, now: () => new Date(), fetch, onFault }
  town.route(pushServicePath, pushServiceOf(world))
})

afterAll(() => close())

test('a drill that nobody answers reaches the simulated phone of the family, marked as a drill', async () => {
  const post = (path: string, body: unknown) =>
    fetch(`${world.origin}${pushServicePath}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const key = applicationServerKeyOf(await recallSigningKey(keepsake, 'push'))
  const subscribed = await (await post('/subscriptions', { applicationServerKey: key })).json()
  const { subscriptionId, ...address } = subscribed
  const [householdId, codeHash, now] = [crypto.randomUUID(), 'hash', new Date()]
  const phones = memoryFamilyPhoneStore()
  await phones.saveCode(
    { codeHash, householdId, madeBy: 'resident', expiresAt: new Date(now.getTime() + 1000) },
    now,
  )
  await phones.redeem({
    codeHash,
    phone: { ...address, phoneId: 'phone', name: '孫', removalHash: 'hash', registeredAt: now },
    now,
    limit: 1,
  })
  const push = await familyPushOf(world, phones)
  const expiresAt = new Date(now.getTime() + 60_000).toISOString()

  const counts = await push.notify({
    document: orderDocument({ status: 'Exercise', expiresAt }),
    homes: [{ householdId, names: ['田中花子'] }],
  })

  const url = `${world.origin}${pushServicePath}/subscriptions/${subscriptionId}/messages`
  const { messages } = await (await fetch(url)).json()
  expect(counts).toEqual({ asked: 1, accepted: 1, failed: 0 })
  expect(JSON.parse(messages[0].text).title).toMatch(/^【訓練】/)
})
