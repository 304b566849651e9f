import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { subscribers } from '#emergency-alerts/src/register/tables'
import { type AlertWalls, openAlertWalls } from '#mocks/fixtures/alerts/alert-walls'
import { newHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'

let walls: AlertWalls

beforeAll(async () => {
  walls = await openAlertWalls()
})

afterAll(() => walls.close())

test('the real processes bring an order to a box and its answers to the town hall', async () => {
  const household = await newHousehold({ town: '363870005103' }, { boxes: 2 })
  await walls.enter(household)
  const hall = await walls.startHall()
  const operator = await walls.startOperator()
  await until(async () => {
    const { relay } = await health(operator.call)
    return relay?.state === 'up' && relay.feed === 'up'
  })
  const [box] = household.boxes
  if (box === undefined) throw new RangeError('a household with a box')
  const stream = await operator.connect(box)
  expect(stream.status).toBe(200)
  await until(() => stream.states().length === 1)

  const issued = await hall.issue()
  await until(() => stream.orders().length === 1)
  const answer = { answerId: crypto.randomUUID(), orderId: issued.orderId, revision: 1 }
  const answered = await operator.answer(box, [
    { ...answer, kind: 'displayed' },
    { ...answer, answerId: crypto.randomUUID(), kind: 'need_help' },
  ])

  expect(answered.status).toBe(200)
  await until(async () => (await hall.look(issued)).counters?.homes.need_help === 1)
  const { counters } = await hall.look(issued)
  expect(counters?.boxes).toMatchObject({ homes: 1, targeted: 2, displayed: 1, pending: 1 })
  const told = await walls.admins.hall.db.select().from(subscribers)
  expect(told).toMatchObject([{ town: '363870005103', boxes: 2, names: [] }])

  const status = await operator.end('SIGTERM')
  await until(() => stream.isEnded)
  expect([status, await hall.end('SIGTERM')]).toEqual([0, 0])
  expect(stream.comeAgainAfterMs).toBeGreaterThanOrEqual(1_000)
  expect([operator.faults(), hall.faults()]).toEqual(['', ''])
}, 120_000)

const health = async (call: (path: string) => Promise<Response>) =>
  (await (await call('/health')).json()) as {
    readonly relay: { readonly state: string; readonly feed: string } | null
  }

test('the process does not start without what its relay needs, and says why', async () => {
  await expect(walls.startOperator({ CABLE_REFERENCES_SECRET: 'secret' })).rejects.toThrow(
    'CABLE_REFERENCES_SECRET must be at least 32 random bytes',
  )
})
