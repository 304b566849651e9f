import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  ask,
  createBackOffice,
  createClock,
  createParties,
  createPostboxUnderTest,
  deliver,
  type Parties,
  registerPeople,
  signIn,
} from '#mocks/fixtures/postbox/postbox-under-test'
import { createSealer, createSealIdentity } from '#mocks/fixtures/postbox/sealing'
import { memoryStores, type PostboxStores } from '../stores.ts'
import type { SealIdentity } from './cms/seal-identity.ts'
import { retryDelayMs, type Sealer, sealPending } from './seal-pending.ts'
import { httpTimeStampSource } from './time-stamp-source.ts'

let parties: Parties
let identity: SealIdentity

beforeAll(async () => {
  parties = await createParties(createClock())
  identity = await createSealIdentity(parties.clock.now())
})

async function submittedStores(): Promise<PostboxStores> {
  const stores = memoryStores()
  await registerPeople(stores, parties)
  const under = createPostboxUnderTest(parties, stores)
  const { letterId } = await deliver(await createBackOffice(under, 'midori'))
  const viewer = await signIn(under, parties.hanako)
  await viewer.send(
    'POST',
    '/submissions',
    await parties.hanako.card.tap(await ask(viewer, letterId)),
  )
  return stores
}

const stampedBy = (sealer: Sealer, fetch: typeof globalThis.fetch): Sealer => ({
  ...sealer,
  tsa: httpTimeStampSource({
    url: 'https://tsa.test/',
    authority: parties.jlis.timeStampRoot.der,
    fetch,
    randomBytes: sealer.randomBytes,
    timeoutMs: 1000,
  }),
})

const reply = (body: BodyInit, status = 200, type = 'application/timestamp-reply') =>
  new Response(body, { status, headers: { 'Content-Type': type } })

describe('the sealer', () => {
  test.each<[string, typeof fetch]>([
    ['is away', async () => Promise.reject(new TypeError('no route'))],
    ['is out of service', async () => reply('', 503)],
    ['answers a page', async () => reply('<html>', 200, 'text/html')],
    ['answers rubbish', async () => reply('rubbish')],
    ['answers without end', async () => reply(new Uint8Array(100_000))],
  ])('loses nothing while the time stamp authority %s', async (_what, fetch) => {
    const stores = await submittedStores()
    const sealer = createSealer(parties, stores, { identity, profile: 'full' })

    const down = await sealPending(stampedBy(sealer, fetch))
    const tooEarly = await sealPending(sealer)
    parties.clock.advance(retryDelayMs(1))
    const up = await sealPending(sealer)

    expect(down).toEqual({ sealed: 0, postponed: 1 })
    expect(tooEarly).toEqual({ sealed: 0, postponed: 0 })
    expect(up).toEqual({ sealed: 1, postponed: 0 })
  })

  test('seals the next one when one of them has a fault', async () => {
    const stores = await submittedStores()
    const sealer = createSealer(parties, stores, { identity, profile: 'full' })
    const [good] = await stores.evidence.due(parties.clock.now(), 1)
    if (good === undefined) throw new Error('nothing waits')
    const bad = { ...good, submission: { ...good.submission, sourceUpdatedAt: new Date('never') } }
    const evidence = { ...stores.evidence, due: async () => [bad, good] }

    expect(await sealPending({ ...sealer, stores: { evidence } })).toEqual({
      sealed: 1,
      postponed: 1,
    })
  })

  test('believes no time stamp over something else', async () => {
    const [one, two] = [await submittedStores(), await submittedStores()]
    const kept: Response[] = []
    const first = createSealer(parties, one, { identity, profile: 'full' })
    const honest = createSealer(parties, two, { identity, profile: 'full' })
    const stamp = await honest.tsa.stamp(Uint8Array.of(1, 2, 3))
    kept.push(reply(stamp.ok ? stamp.value : ''))

    const sealed = await sealPending(stampedBy(first, async () => kept[0] ?? reply('')))

    expect(sealed).toEqual({ sealed: 0, postponed: 1 })
  })

  test('waits longer each time, up to a quarter of an hour', () => {
    expect([1, 2, 3, 8, 9, 50].map(retryDelayMs)).toEqual([
      5_000, 10_000, 20_000, 640_000, 900_000, 900_000,
    ])
  })
})
