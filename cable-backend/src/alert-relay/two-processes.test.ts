import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningHall,
} from '#mocks/fixtures/alerts/alert-walls'
import { newHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'
import type { RunningWall } from '#mocks/fixtures/running-wall'

const boxes = 20

let walls: AlertWalls
let hall: RunningHall
let televisions: readonly Television[]

beforeAll(async () => {
  walls = await openAlertWalls()
  const households = await Promise.all(
    Array.from({ length: boxes }, () => newHousehold({ town: '363870005103' })),
  )
  await walls.enter(...households)
  hall = await walls.startHall()
  televisions = households.flatMap(({ boxes: keys }) =>
    keys.map((box) =>
      createTelevision({
        cableUrl: walls.cableUrl,
        keys: walls.pinnedKeys,
        prove: proverOf(box),
      }),
    ),
  )
})

afterAll(async () => {
  for (const television of televisions) television.switchOff()
  await walls.close()
})

/** Until all boxes are connected to whoever serves now. */
const untilServed = (operator: RunningWall): Promise<void> =>
  until(async () => {
    const health = await operator.call('/health').catch(() => null)
    return health !== null && (await health.json()).relay.boxes.connected === boxes
  })

/** One more order; it is counted once for each box. */
async function issueAndCount(): Promise<unknown> {
  const issued = await hall.issue()
  const counted = async () => (await hall.look(issued)).counters
  await until(async () => (await counted())?.boxes.displayed === boxes)
  const { relays, boxes: sums } = (await counted()) ?? {}
  return { relays, targeted: sums?.targeted, pending: sums?.pending, failed: sums?.failed }
}

const once = { relays: 1, targeted: boxes, pending: 0, failed: 0 }
const saidBy = ({ firstWords }: RunningWall): string => JSON.parse(firstWords).said

test('a second process waits, and serves every box as soon as the first is killed or ends', async () => {
  const first = await walls.startOperator()
  for (const television of televisions) television.switchOn()
  await untilServed(first)
  const second = await walls.startOperator()
  const whileBothLive = await issueAndCount()
  await first.end('SIGKILL')
  await untilServed(second)
  const afterTheKill = await issueAndCount()
  const third = await walls.startOperator()
  const ended = await second.end('SIGTERM')
  await untilServed(third)
  const afterTheRestart = await issueAndCount()
  const fourth = await walls.startOperator()

  expect([first, second, third, fourth].map(saidBy)).toEqual([
    'serving',
    'waiting',
    'waiting',
    'waiting',
  ])
  expect([whileBothLive, afterTheKill, afterTheRestart]).toEqual([once, once, once])
  expect([ended, await fourth.end('SIGTERM'), await third.end('SIGTERM')]).toEqual([0, 0, 0])
  expect([second, third, fourth].map(({ faults }) => faults())).toEqual(['', '', ''])
}, 120_000)
