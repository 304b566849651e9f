import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import type { Bus, BusListener } from '#emergency-alerts/contract/delivery/bus'
import { openDatabaseLine, outboxOn } from '#emergency-alerts/contract/delivery/outbox-client'
import type { BusMessage } from '#emergency-alerts/contract/signed-order'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import { copyMigratedDatabase, type TestDatabase } from '#mocks/test-database'
import { pumpOutbox } from '../pump-outbox.ts'
import { inProcessBus } from './in-process-bus.ts'
import { postgresBus } from './postgres-bus.ts'

let database: TestDatabase
let admin: postgres.Sql
const opened: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await copyMigratedDatabase(['cable', 'municipality'])
  admin = postgres(database.adminUrl, { max: 4 })
})

afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

afterAll(async () => {
  await admin.end()
  await database.drop()
})

const newOrder = (revision = 1) => ({
  orderId: crypto.randomUUID(),
  revision,
  signedOrder: 'a.b.c',
})

/** What an order's own transaction adds; the rows that it hangs on are not of interest here. */
async function commit(
  { orderId, revision, signedOrder }: Omit<BusMessage, 'sequence'>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<BusMessage> {
  return admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    const [row] = await sql<{ sequence: string }[]>`
      insert into municipality.outbox (order_id, revision, signed_order, created_at)
      values (${orderId}, ${revision}, ${signedOrder}, now()) returning sequence`
    await meanwhile()
    return { sequence: Number(row?.sequence), orderId, revision, signedOrder }
  })
}

const openInProcess = (): Bus => inProcessBus({ retryEveryMs: 20 })

function openPostgres({ url = database.cableUrl, pollEveryMs = 50 } = {}): Bus {
  const bus = postgresBus({ url, pollEveryMs })
  opened.push(() => bus.close())
  return bus
}

async function listen(bus: Bus, { onMessage, onFault }: Partial<BusListener> = {}) {
  const heard: string[] = []
  const faults: string[] = []
  const subscription = await bus.subscribe({
    onMessage: async (message) => {
      await onMessage?.(message)
      heard.push(message.orderId)
    },
    onFault: onFault ?? ((fault) => faults.push(fault.message)),
  })
  opened.push(() => subscription.end())
  return { heard, faults, subscription }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5)
}

async function issue(bus: Bus): Promise<BusMessage> {
  const message = await commit(newOrder())
  await bus.publish(message)
  return message
}

const buses: readonly (readonly [string, () => Bus])[] = [
  ['in one process', openInProcess],
  ['in PostgreSQL', openPostgres],
]

describe.each(buses)('a bus %s', (_where, open) => {
  test('brings every message whole', async () => {
    const bus = open()
    const messages: BusMessage[] = []
    await listen(bus, { onMessage: (message) => void messages.push(message) })

    const issued = await issue(bus)

    await until(() => messages.length > 0)
    expect(messages[0]).toEqual(issued)
  })

  test('keeps the order of what was published one after another', async () => {
    const bus = open()
    const { heard } = await listen(bus)
    const issued: string[] = []

    for (let count = 0; count < 20; count += 1) issued.push((await issue(bus)).orderId)

    await until(() => issued.every((orderId) => heard.includes(orderId)))
    expect([...new Set(heard)]).toEqual(issued)
  })

  test('brings everything to each of two subscribers, though one is slow', async () => {
    const bus = open()
    const door = { open: (): void => undefined }
    const opened = new Promise<void>((resolve) => {
      door.open = resolve
    })
    const slow = await listen(bus, { onMessage: () => opened })
    const quick = await listen(bus)

    const issued = [await issue(bus), await issue(bus)].map(({ orderId }) => orderId)

    await until(() => issued.every((orderId) => quick.heard.includes(orderId)))
    expect(slow.heard).toEqual([])
    door.open()
    await until(() => issued.every((orderId) => slow.heard.includes(orderId)))
  })

  test('brings to a late subscriber what is published from then on', async () => {
    const bus = open()
    await listen(bus)
    await issue(bus)

    const late = await listen(bus)
    const issued = await issue(bus)

    await until(() => late.heard.includes(issued.orderId))
  })

  test('brings again what was not taken, and tells of it', async () => {
    const bus = open()
    let tries = 0
    const { heard, faults } = await listen(bus, {
      onMessage: async () => {
        tries += 1
        if (tries < 3) throw new Error('the relay has no room')
      },
    })

    const { orderId } = await issue(bus)

    await until(() => heard.includes(orderId))
    expect(faults).toHaveLength(2)
  })

  test('takes the same message twice', async () => {
    const bus = open()
    const { heard, faults } = await listen(bus)

    const message = await issue(bus)
    await bus.publish(message)
    const last = await issue(bus)

    await until(() => heard.includes(last.orderId))
    expect(heard).toContain(message.orderId)
    expect(faults).toEqual([])
  })

  test('says nothing more to a subscriber who has left', async () => {
    const bus = open()
    const { heard, subscription } = await listen(bus)
    const stays = await listen(bus)

    await subscription.end()
    const { orderId } = await issue(bus)

    await until(() => stays.heard.includes(orderId))
    expect(heard).toEqual([])
  })
})

describe('a bus in PostgreSQL', () => {
  test('hears of a message at once, long before it looks by itself', async () => {
    const bus = openPostgres({ pollEveryMs: 100_000 })
    const { heard } = await listen(bus)

    const message = await issue(bus)
    // The first NOTIFY may come before the subscriber listens.
    while (!heard.includes(message.orderId)) {
      await bus.publish(message)
      await pause(20)
    }

    expect(heard).toEqual([message.orderId])
  })

  test('finds a message whose NOTIFY was lost', async () => {
    const { heard } = await listen(openPostgres())

    const { orderId } = await commit(newOrder())

    await until(() => heard.includes(orderId))
  })

  test('finds a message that commits after a later one', async () => {
    const { heard } = await listen(openPostgres())

    const slow = newOrder()
    let quick = ''
    await commit(slow, async () => {
      quick = (await commit(newOrder())).orderId
      await until(() => heard.includes(quick))
    })

    await until(() => heard.includes(slow.orderId))
    expect(heard).toEqual([quick, slow.orderId])
  })

  describe('whose database goes away', () => {
    let line: CutLine

    beforeEach(async () => {
      line = await openCutLine(database.cableUrl)
      opened.push(() => line.close())
    })

    test.each(['cut', 'hold'] as const)(
      'says so, comes back by itself and brings what was committed meanwhile (%s)',
      async (away) => {
        const { heard, faults, subscription } = await listen(openPostgres({ url: line.url }))
        expect(subscription.state()).toBe('up')

        await line[away]()
        const missed = [await commit(newOrder()), await commit(newOrder())]
        await until(() => subscription.state() === 'down')
        await pause(2_000)
        await line.mend()

        await until(() => missed.every(({ orderId }) => heard.includes(orderId)))
        expect(subscription.state()).toBe('up')
        expect(faults.length).toBeGreaterThan(0)
      },
    )

    test('hears at once again afterwards, long before it looks by itself', async () => {
      const publisher = openPostgres()
      const { heard } = await listen(openPostgres({ url: line.url, pollEveryMs: 100_000 }), {
        onFault: () => undefined,
      })
      await line.cut()
      await pause(1_000)
      await line.mend()

      const first = await commit(newOrder())
      while (!heard.includes(first.orderId)) {
        await publisher.publish(first)
        await pause(20)
      }
      const { orderId } = await issue(publisher)

      await until(() => heard.includes(orderId))
    })

    test('begins to hear as soon as it is there at all', async () => {
      await line.cut()
      const faults: Error[] = []
      const subscribing = listen(openPostgres({ url: line.url }), {
        onFault: (fault) => faults.push(fault),
      })
      await until(() => faults.length > 1)

      await line.mend()
      const { heard } = await subscribing
      const { orderId } = await commit(newOrder())

      await until(() => heard.includes(orderId))
    })
  })
})

describe('the pump', () => {
  const openPump = async (bus: Pick<Bus, 'publish'>, everyMs = 20) => {
    const line = openDatabaseLine(database.municipalityUrl)
    const faults: string[] = []
    const pump = await pumpOutbox({
      outbox: outboxOn(line),
      bus,
      everyMs,
      onFault: (fault) => faults.push(fault.message),
    })
    opened.push(async () => {
      await pump.end()
      await line.close()
    })
    return { pump, faults }
  }

  test('publishes what orders commit', async () => {
    const bus = inProcessBus()
    const { heard } = await listen(bus)
    await openPump(bus)

    const issued = [await commit(newOrder()), await commit(newOrder())]

    await until(() => heard.length === 2)
    expect(heard).toEqual(issued.map(({ orderId }) => orderId))
  })

  test('goes at once when it is woken', async () => {
    const bus = inProcessBus()
    const { heard } = await listen(bus)
    const { pump } = await openPump(bus, 100_000)

    const { orderId } = await commit(newOrder())
    pump.wake()

    await until(() => heard.includes(orderId))
  })

  test('tries again until the bus takes it', async () => {
    const published: string[] = []
    let tries = 0
    const { faults } = await openPump({
      publish: async ({ orderId }) => {
        tries += 1
        if (tries < 3) throw new Error('the bus is away')
        published.push(orderId)
      },
    })

    const { orderId } = await commit(newOrder())

    await until(() => published.includes(orderId))
    expect(faults).toHaveLength(2)
  })
})
