import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { openTestServer, type TestServer } from '#mocks/database/test-server'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import { until } from '#mocks/fixtures/alerts/relay-under-test'
import { openSeat, type Seat } from './open-seat.ts'
import { looksUntilFree, planSitting, type Sitting, standing } from './plan-sitting.ts'

describe('whoever wants the seat', () => {
  const seated: Sitting = { ...standing, wasSeated: true }
  const waiting: Sitting = { ...standing, hasSeenOther: true }
  const patient: Sitting = { ...waiting, emptyLooks: looksUntilFree - 1 }

  test.each([
    ['sits down where it never saw anybody', standing, 'nobody', 'sit_down'],
    ['waits while another one has it', standing, 'another_process', 'wait'],
    ['waits for whoever had it to come back', waiting, 'nobody', 'wait'],
    ['sits down when nobody came back', patient, 'nobody', 'sit_down'],
    ['takes again what it had', seated, 'nobody', 'sit_down'],
    ['gives up what another one took', seated, 'another_process', 'give_up'],
    ['ends its own dead session', seated, 'this_process_before', 'end_former_session'],
    ['stays', seated, 'this_session', 'stay'],
  ] as const)('%s', (_what, before, holder, act) => {
    expect(planSitting(before, holder)[0]).toBe(act)
  })

  test('begins to count anew when somebody was there', () => {
    const [, seen] = planSitting(patient, 'another_process')

    expect(planSitting(seen, 'nobody')[0]).toBe('wait')
  })
})

describe('the seat of a database', () => {
  let server: TestServer
  let line: CutLine
  let admin: postgres.Sql
  let told: string[]
  let seats: Seat[]

  beforeAll(async () => {
    server = await openTestServer()
    line = await openCutLine(server.adminUrl)
    admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined })
  })

  afterAll(async () => {
    await admin.end()
    await line.close()
    await server.close()
  })

  beforeEach(() => {
    told = []
    seats = []
  })

  afterEach(async () => {
    for (const seat of seats) await seat.leave()
  })

  /** Looks more often than in life. */
  function open(who: string, url = server.adminUrl): Seat {
    const seat = openSeat({
      url,
      place: [1, 36387],
      everyMs: 200,
      silenceMs: 400,
      onWait: () => told.push(`${who} waits`),
      onGivenUp: () => told.push(`${who} gives up`),
      onFault: () => told.push(`${who} hears nothing`),
    })
    void seat.taken.then(() => told.push(`${who} sits`))
    seats.push(seat)
    return seat
  }

  /** The first has it and the second waits for it. */
  async function openTwo(url?: string): Promise<readonly [Seat, Seat]> {
    const first = open('first', url)
    await first.taken
    const second = open('second')
    await until(() => told.includes('second waits'))
    return [first, second]
  }

  /** The connections that hold a seat. */
  const holders = async (): Promise<readonly number[]> =>
    (await admin`select pid from pg_locks where locktype = 'advisory'`).map(({ pid }) => pid)

  test('goes to whoever waits as soon as it is left', async () => {
    const [first, second] = await openTwo()
    await first.leave()
    await second.taken

    expect(told).toEqual(['first sits', 'second waits', 'second sits'])
  })

  test('is another one for another municipality', async () => {
    await open('first').taken
    const other = openSeat({
      url: server.adminUrl,
      place: [1, 36388],
      onWait: () => told.push('waits'),
      onGivenUp: () => undefined,
      onFault: () => undefined,
    })
    seats.push(other)
    await other.taken

    expect(told).toEqual(['first sits'])
  })

  test('stays with whoever has it when the server was stopped and started', async () => {
    await openTwo()
    await server.stop('fast')
    await until(() => told.includes('first hears nothing') && told.includes('second hears nothing'))
    await server.start()
    await until(async () => (await holders()).length === 1)

    expect(told.filter((what) => !what.endsWith('nothing'))).toEqual(['first sits', 'second waits'])
    await seats[0]?.leave()
    await seats[1]?.taken
  })

  test('stays with whoever has it when the server dropped its connection', async () => {
    await openTwo()
    const [before = 0] = await holders()
    await admin`select pg_terminate_backend(${before})`
    await until(async () => (await holders()).some((pid) => pid !== before))

    expect(told.filter((what) => !what.endsWith('nothing'))).toEqual(['first sits', 'second waits'])
  })

  test('stays with whoever has it when the network swallowed its connection', async () => {
    await openTwo(line.url)
    const [before = 0] = await holders()
    line.hold()
    await until(() => told.includes('first hears nothing'))
    expect(await holders()).toEqual([before])
    await line.mend()
    await until(async () => (await holders()).some((pid) => pid !== before))

    expect(told).toEqual(['first sits', 'second waits', 'first hears nothing'])
  })

  test('is given up by whoever could not be reached until another one took it', async () => {
    const [, second] = await openTwo(line.url)
    await line.cut()
    await second.taken
    await line.mend()
    await until(() => told.includes('first gives up'))

    expect(told.indexOf('second sits')).toBeLessThan(told.indexOf('first gives up'))
  })
})
