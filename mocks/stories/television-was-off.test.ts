import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningHall,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { newHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'

let walls: AlertWalls
let hall: RunningHall
let operator: RunningOperator
const opened: Television[] = []

beforeAll(async () => {
  walls = await openAlertWalls()
  hall = await walls.startHall()
  operator = await walls.startOperator()
}, 120_000)

afterAll(async () => {
  for (const television of opened) television.switchOff()
  await walls.close()
})

/** So many televisions, each in a home of its own, that are off. */
async function buy(count: number): Promise<Television[]> {
  const households = await Promise.all(
    Array.from({ length: count }, () => newHousehold({ town: '363870005103' })),
  )
  await walls.enter(...households)
  const bought = households.flatMap(({ boxes }) =>
    boxes.map((box) =>
      createTelevision({
        cableUrl: walls.cableUrl,
        keys: walls.pinnedKeys,
        prove: proverOf(box),
      }),
    ),
  )
  opened.push(...bought)
  return bought
}

const heard = ({ traces }: Television): number[] =>
  traces.flatMap((trace) => (trace.kind === 'received' ? trace.revision : []))

const isFront = (television: Television, kind: string) => television.front().startsWith(kind)

test('a television that was off hears of the end alone, and tells it only where it told the order', async () => {
  const [stays, leaves, never] = await buy(3)
  if (!stays || !leaves || !never) throw new RangeError('three televisions')
  stays.switchOn()
  leaves.switchOn()
  const issued = await hall.issue()
  await until(() => isFront(stays, 'order') && isFront(leaves, 'order'))
  const [order] = leaves.shown
  const stand = async () => {
    const boxes = (await hall.look(issued)).counters?.boxes
    return `${boxes?.displayed} of ${boxes?.targeted}, ${boxes?.pending} pending`
  }
  await until(async () => (await stand()) === '2 of 3, 1 pending')
  leaves.switchOff()

  await hall.correct(issued)
  await until(() => stays.shown.length === 2)
  await hall.cancel(issued)
  await until(() => isFront(stays, 'ended'))
  leaves.switchOn()
  never.switchOn()

  await until(() => isFront(leaves, 'ended') && heard(never).length > 0)
  // Who never told the order is not waited for at its end.
  await until(async () => (await stand()) === '2 of 2, 0 pending')
  expect(heard(stays)).toEqual([1, 2, 3])
  expect(heard(leaves)).toEqual([1, 3])
  expect(heard(never)).toEqual([3])
  expect(new Set(leaves.shown)).toEqual(new Set([order, stays.shown.at(-1)]))
  expect(never.shown).toEqual([])
  expect(operator.faults()).toBe('')
}, 120_000)
