import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningHall,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import { newHousehold, type TestHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'

const boxes = 40

let walls: AlertWalls
let hall: RunningHall
let operator: RunningOperator
let line: CutLine
let televisions: readonly Television[]
/** What the relay said to answers, one after another. */
const said: number[] = []

beforeAll(async () => {
  walls = await openAlertWalls()
  line = await openCutLine(walls.database.cableUrl)
  const households = await Promise.all(
    Array.from({ length: boxes }, () => newHousehold({ town: '363870005103' })),
  )
  await walls.enter(...households)
  hall = await walls.startHall()
  operator = await walls.startOperator({
    CABLE_DATABASE_URL: line.url,
    CABLE_MUNICIPALITY_OUTBOX_URL: line.url,
  })
  televisions = households.flatMap(televisionsOf)
  for (const television of televisions) television.switchOn()
  await until(async () => (await relay()).boxes.connected === boxes)
}, 120_000)

afterAll(async () => {
  for (const television of televisions) television.switchOff()
  await walls.close()
  await line.close()
})

const televisionsOf = ({ boxes: keys }: TestHousehold): Television[] =>
  keys.map((box) =>
    createTelevision({
      cableUrl: walls.cableUrl,
      keys: walls.pinnedKeys,
      prove: proverOf(box),
      fetchFrom: async (input, init) => {
        const response = await fetch(input, init)
        if (init?.method === 'POST') said.push(response.status)
        return response
      },
    }),
  )

const relay = async () => (await (await operator.call('/health')).json()).relay

/** How many televisions have received so many orders. */
const have = (orders: number): number =>
  televisions.filter(({ traces }) => receivedIn(traces).size >= orders).length

const receivedIn = (traces: Television['traces']): Set<string> =>
  new Set(traces.flatMap((trace) => (trace.kind === 'received' ? trace.orderId : [])))

const refusals = () => said.filter((status) => status === 503).length

test('answers that come while the database is gone are told to come again, and none is lost', async () => {
  const first = await hall.issue()
  await until(() => have(1) === boxes)
  await line.cut()
  // Its NOTIFY has nobody to hear it, and the outbox cannot be read: the feed brings it.
  const second = await hall.issue()
  await until(() => have(2) === boxes)
  await until(async () => (await relay()).bus === 'down')
  // Longer than the relay waits between two tries of anything, and than every box before its second.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
  await until(() => refusals() >= boxes)
  const during = await relay()
  const keptBefore = (await walls.kept.answers.ofOrder(second.orderId)).length
  await line.mend()

  expect(during).toMatchObject({ state: 'up', boxes: { connected: boxes }, orders: 2 })
  expect(during.unkept).toBeGreaterThan(0)
  expect(keptBefore).toBe(0)
  for (const { orderId, place } of [first, second]) {
    const counters = async () => (await hall.look({ orderId, place })).counters?.boxes
    await until(async () => (await counters())?.displayed === boxes)
    expect(await counters()).toMatchObject({ targeted: boxes, pending: 0, failed: 0 })
    const kinds = (await walls.kept.answers.ofOrder(orderId)).map(({ kind }) => kind)
    expect(kinds).toEqual(Array(boxes).fill('displayed'))
  }
  await until(async () => (await relay()).unkept === 0 && (await relay()).bus === 'up')
  expect(operator.faults()).toContain('answers could not be committed')
  expect(await operator.end('SIGTERM')).toBe(0)
}, 240_000)
