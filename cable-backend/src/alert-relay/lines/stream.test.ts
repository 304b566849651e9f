import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  newHousehold,
  openTestRelay,
  type RelayUnderTest,
  until,
} from '#mocks/fixtures/alerts/relay-under-test'
import type { StreamReader } from '#mocks/fixtures/alerts/stream-reader'
import {
  openTestMunicipality,
  type TestMunicipality,
} from '#mocks/fixtures/alerts/test-municipality'
import type { TestBox } from '#mocks/fixtures/test-box'
import { memoryHouseholdStore } from '../../households/memory-household-store.ts'
import { memoryRelayStores } from '../memory-relay-stores.ts'
import type { KeptOrder } from '../orders/kept-order-store.ts'
import type { RelayDeps } from '../relay-deps.ts'

let municipality: TestMunicipality
const opened: RelayUnderTest[] = []
const readers: StreamReader[] = []

beforeEach(async () => {
  municipality = await openTestMunicipality()
})

afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave()
  for (const relay of opened.splice(0)) await relay.stop()
  municipality.close()
})

async function open(changes: Partial<RelayDeps> = {}): Promise<RelayUnderTest> {
  const relay = await openTestRelay(municipality, changes)
  opened.push(relay)
  return relay
}

const towns = (...codes: readonly string[]) => [
  {
    name: { text: '地区', kana: 'ちく' },
    extent: { kind: 'towns' as const, towns: codes },
  },
]
const terramae = '363870005103'
const hiwasaura = '363870014000'

const ways = ['connect', 'connectInside'] as const

describe.each(ways)('a stream (%s)', (way) => {
  async function openHome(home = { town: terramae }) {
    const under = await open()
    const household = await newHousehold(home)
    await under.enter(household)
    const [box] = household.boxes
    if (box === undefined) throw new RangeError('a household with a box')
    const connect = async () => {
      const reader = await under[way](box)
      readers.push(reader)
      return reader
    }
    return { under, household, box, connect }
  }

  test('begins with who lives there and what holds now', async () => {
    const { connect, household } = await openHome()
    const issued = await municipality.issue({ areas: towns(terramae) })
    await municipality.issue({ areas: towns(hiwasaura) })
    await until(async () => (opened[0]?.relay.health().orders ?? 0) === 2)

    const reader = await connect()

    await until(() => reader.states().length > 0)
    expect(reader.status).toBe(200)
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(Math.abs(Date.parse(reader.headers.get('date') ?? '') - Date.now())).toBeLessThan(5_000)
    expect(reader.pieces.map(({ event }) => event)).toEqual(['profile', 'state'])
    expect(reader.profiles()).toEqual([
      { home: household.contract.home, names: [], familyName: null, namesVoice: null },
    ])
    expect(reader.states()).toEqual([{ orders: [issued.signedOrder] }])
    expect(reader.comeAgainAfterMs).toBeGreaterThanOrEqual(1_000)
  })

  test('brings every order for the home, and none for another', async () => {
    const { connect } = await openHome()
    const reader = await connect()
    await until(() => reader.states().length > 0)

    await municipality.issue({ areas: towns(hiwasaura) })
    const mine = await municipality.issue({ areas: towns(terramae) })

    await until(() => reader.orders().length > 0)
    expect(reader.orders()).toEqual([mine.signedOrder])
  })

  test('brings correction and end also where they do not reach the home any more', async () => {
    const { connect } = await openHome()
    const reader = await connect()
    const first = await municipality.issue({ areas: towns(terramae) })
    await until(() => reader.orders().length === 1)

    const { orderId } = first
    const moved = await municipality.issue({ orderId, revision: 2, areas: towns(hiwasaura) })
    const cancel = { orderId, revision: 3, areas: towns(hiwasaura), standing: 'cancelled' } as const
    const cancelled = await municipality.issue(cancel)

    await until(() => reader.orders().length === 3)
    const signed = [first, moved, cancelled].map(({ signedOrder }) => signedOrder)
    expect(reader.orders()).toEqual(signed)
    const later = await connect()
    await until(() => later.states().length > 0)
    expect(later.states()).toEqual([{ orders: [cancelled.signedOrder] }])
  })

  test('follows a contract that moves the household', async () => {
    const { under, household, connect } = await openHome()
    const issued = await municipality.issue({ areas: towns(hiwasaura) })
    const reader = await connect()
    await until(() => reader.states().length === 1)
    const moved = { ...household.contract.home, town: hiwasaura }

    await under.enter({ ...household, contract: { ...household.contract, home: moved } })

    await until(() => reader.states().length === 2)
    expect(reader.profiles()[1]?.home).toEqual(moved)
    expect(reader.states()[1]).toEqual({ orders: [issued.signedOrder] })
  })

  test('ends when the box comes a second time, and when its household has left', async () => {
    const { under, household, connect } = await openHome()
    const first = await connect()
    await until(() => first.states().length === 1)

    const second = await connect()
    await until(() => first.isEnded && second.states().length === 1)
    expect(under.relay.health().boxes).toEqual({ known: 1, connected: 1 })

    const elsewhere = { ...household.contract.home, municipality: '36383' }
    await under.households.enterContract({ ...household.contract, home: elsewhere })

    await until(() => second.isEnded)
    expect((await connect()).status).toBe(403)
  })

  test('is not opened to a box that nobody knows, or without a proof', async () => {
    const { under } = await openHome()
    const stranger = (await newHousehold()).boxes[0]
    if (stranger === undefined) throw new RangeError('a household with a box')

    const unknown = await under[way](stranger)
    const unproven = await fetch(`${under.origin}/alerts/stream`)

    expect([unknown.status, unproven.status]).toEqual([403, 401])
  })

  test('tells every box when to come again before the relay ends', async () => {
    const { under, connect } = await openHome()
    const reader = await connect()
    await until(() => reader.states().length === 1)

    await under.relay.stop()

    await until(() => reader.isEnded)
    expect(reader.comeAgainAfterMs).toBeGreaterThanOrEqual(1_000)
  })
})

describe('a relay', () => {
  test('sends away who comes in a crowd, before it looks at any proof', async () => {
    const under = await open({ admission: { perSecond: 0.001, burst: 3 } })
    const household = await newHousehold({}, { boxes: 6 })
    await under.enter(household)

    const answers = []
    for (const box of household.boxes) answers.push(await under.connect(box))
    readers.push(...answers)

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 503, 503, 503])
    const waits = answers.slice(3).map(({ headers }) => Number(headers.get('retry-after')))
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1)
  })

  test('lets nobody in before it knows households and orders', async () => {
    const held = memoryRelayStores(memoryHouseholdStore())
    const orders = { ...held.orders, remembered: () => Promise.reject(new Error('no database')) }
    const under = await open({ stores: { ...held, orders } })
    const household = await newHousehold()
    const [box] = household.boxes
    if (box === undefined) throw new RangeError('a household with a box')

    const answer = await under.connect(box)

    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(under.relay.health().state).toBe('loading')
  })

  test('keeps lines alive: each box hears something in every round, spread over it', async () => {
    const base = await open()
    const under = await open({ times: { ...base.times, heartbeatEveryMs: 500 } })
    const household = await newHousehold({}, { boxes: 5 })
    await under.enter(household)
    for (const box of household.boxes) readers.push(await under.connect(box))

    await until(() => readers.every(({ comments }) => comments >= 3))

    expect(readers.every(({ isEnded }) => !isEnded)).toBe(true)
  })

  test('sends an order again to those who do not answer, and no more often than it should', async () => {
    const base = await open()
    const times = { ...base.times, resendAfterMs: [50, 150, 300] }
    const under = await open({ times })
    const household = await newHousehold({ town: terramae })
    await under.enter(household)
    const [box] = household.boxes
    if (box === undefined) throw new RangeError('a household with a box')
    const reader = await under.connect(box)
    readers.push(reader)

    const { signedOrder } = await municipality.issue({ areas: towns(terramae) })

    // On a busy machine two times that have passed are made good by one sending.
    await until(() => reader.orders().length >= 2)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(reader.orders().length).toBeLessThanOrEqual(4)
    expect(new Set(reader.orders())).toEqual(new Set([signedOrder]))
  })

  test('finds in the feed what the bus has lost, and what was there before it started', async () => {
    const before = await municipality.sign()
    municipality.show(before)
    const under = await open()
    await until(() => under.relay.health().orders === 1)

    const lost = await municipality.sign()
    municipality.show(lost)

    await until(() => under.relay.health().orders === 2)
    expect(under.relay.health()).toMatchObject({ bus: 'up', feed: 'up' })
  })

  test('takes what is good of a feed in which something is not', async () => {
    const broken = await municipality.sign()
    municipality.show({ ...broken, signedOrder: 'x'.repeat(700_000) })
    municipality.show(await municipality.sign())

    const under = await open()

    await until(() => under.relay.health().orders === 1)
    expect(under.relay.health()).toMatchObject({ feed: 'up', refused: { forged: 1 } })
  })

  test('says that the feed is down, and goes on with the bus', async () => {
    municipality.setDown(true)
    const under = await open()
    await until(() => under.faults.length > 0)

    await municipality.issue()

    await until(() => under.relay.health().orders === 1)
    expect(under.relay.health().feed).toBe('down')
    municipality.setDown(false)
    await until(() => under.relay.health().feed === 'up')
  })

  test('counts what it refuses: forged, of another town, over, and heard before', async () => {
    const under = await open({ times: { ...(await open()).times, feedEveryMs: 100_000 } })
    const stranger = await openTestMunicipality()
    await until(() => under.relay.health().state === 'up')
    const good = await municipality.sign()
    const name = { text: '牟岐町', kana: 'むぎちょう' }
    const over = new Date(Date.now() - 1_000).toISOString()

    for (const message of [
      await stranger.sign(),
      await municipality.sign({ municipality: { code: '36383', name } }),
      await municipality.sign({ expiresAt: over }),
      good,
      good,
    ]) {
      await municipality.bus.publish(message)
    }
    stranger.close()

    await until(() => under.relay.health().refused.replayed === 1)
    expect(under.relay.health().orders).toBe(1)
    expect(under.relay.health().refused).toEqual({
      forged: 1,
      other_municipality: 1,
      expired: 1,
      replayed: 1,
    })
  })

  test('knows after a new start what it had taken, also while the municipality is away', async () => {
    const first = await open()
    const household = await newHousehold({ town: terramae })
    await first.enter(household)
    const { orderId } = await municipality.issue({ areas: towns(terramae) })
    const cancel = { orderId, revision: 2, standing: 'cancelled', areas: towns(hiwasaura) } as const
    const cancelled = await municipality.issue(cancel)
    await until(async () => (await first.stores.orders.remembered(new Date())).length === 2)
    await first.relay.stop()

    municipality.setDown(true)
    const second = await open({ stores: first.stores })
    await until(() => second.relay.health().state === 'up')
    const [box] = household.boxes
    if (box === undefined) throw new RangeError('a household with a box')
    const reader = await second.connect(box)
    readers.push(reader)

    await until(() => reader.states().length === 1)
    expect(reader.states()).toEqual([{ orders: [cancelled.signedOrder] }])
  })

  test('keeps orders while its database is away, and loses none of them', async () => {
    const held = memoryRelayStores(memoryHouseholdStore())
    let isAway = true
    const orders = {
      ...held.orders,
      keep: async (order: KeptOrder) => {
        if (isAway) throw new Error('no database')
        await held.orders.keep(order)
      },
    }
    const under = await open({ stores: { ...held, orders } })
    await until(() => under.relay.health().state === 'up')

    await municipality.issue()
    await until(() => under.faults.some(({ message }) => message === 'no database'))
    expect(under.relay.health()).toMatchObject({ orders: 1, unkept: 1 })
    isAway = false

    await until(() => under.relay.health().unkept === 0)
    expect(await held.orders.remembered(new Date())).toHaveLength(1)
  })

  test('gives up a box that takes nothing in, and no other', async () => {
    const under = await open()
    const household = await newHousehold({}, { boxes: 2 })
    await under.enter(household)
    const [deaf, well] = household.boxes
    if (deaf === undefined || well === undefined) throw new RangeError('a household with boxes')
    const reader = await under.connect(well)
    readers.push(reader)
    const stuck = await connectDeaf(under.origin, deaf)
    await until(() => under.relay.health().boxes.connected === 2)

    const { orderId } = await municipality.issue()
    for (let revision = 2; under.relay.health().boxes.connected === 2; revision += 1) {
      const { signedOrder } = await municipality.issue({ orderId, revision, areas: longArea })
      await until(() => reader.orders().at(-1) === signedOrder)
    }

    expect(reader.isEnded).toBe(false)
    stuck.destroy()
  })
})

/** An area whose order is about as long as they may be. */
const longArea = [
  {
    name: { text: '町の境', kana: 'まちのさかい' },
    extent: {
      kind: 'rings' as const,
      rings: [
        Array.from({ length: 8_001 }, (_, corner) => ({
          lat: 33.7 + 0.1 * Math.sin((2 * Math.PI * (corner % 8_000)) / 8_000),
          lon: 134.5 + 0.1 * Math.cos((2 * Math.PI * (corner % 8_000)) / 8_000),
        })),
      ],
    },
  },
]

/** A box that opens its stream and then never reads from it. */
async function connectDeaf(origin: string, box: TestBox): Promise<Socket> {
  const proof = await box.prove({ htm: 'GET', htu: 'https://cable.test/alerts/stream' })
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(`GET /alerts/stream HTTP/1.1\r\nHost: ${hostname}\r\nDPoP: ${proof}\r\n\r\n`)
  return socket
}
