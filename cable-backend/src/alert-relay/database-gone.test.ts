import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { openTestServer, type TestServer } from '#mocks/database/test-server'
import {
  type AlertWalls,
  inForce,
  openAlertWalls,
  type RunningHall,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { type CutLine, openCutLine } from '#mocks/fixtures/alerts/cut-line'
import { newHousehold, type TestHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'
import { orderDraft } from '#mocks/fixtures/municipality/order-drafts'
import { towns } from '#mocks/fixtures/municipality/small-area'
import {
  draftOrder,
  issueOrder,
  onLast,
  pathOf,
  submitOrder,
  typedFor,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'
import { createTestDatabase } from '#mocks/test-database'
import type { AlertPage } from '#tv-app/src/alert/page/alert-page'
import { alertText } from '#tv-app/src/alert/words/alert-text'

const goneMs = 60_000
/** Whose people answer, one home after the other as long as the database is gone. */
const answering = 40
/** Whose televisions get the orders of that minute. */
const silent = 20

const servers = new Map<'hall' | 'cable', TestServer>()
let walls: AlertWalls
let hall: RunningHall
let operator: RunningOperator
let bus: CutLine
let families: readonly Television[]
let others: readonly Television[]
/** What the relay said to answers, one after another. */
const said: string[] = []

beforeAll(async () => {
  const [ofHall, ofCable] = await Promise.all([openTestServer(), openTestServer()])
  servers.set('hall', ofHall).set('cable', ofCable)
  const both = ['cable', 'municipality'] as const
  walls = await openAlertWalls({
    hall: await createTestDatabase(both, ofHall.adminUrl),
    cable: await createTestDatabase(both, ofCable.adminUrl),
  })
  bus = await openCutLine(walls.databases.hall.cableUrl)
  hall = await walls.startHall()
  operator = await walls.startOperator({ CABLE_MUNICIPALITY_OUTBOX_URL: bus.url })
  families = await televisionsIn(towns.teramae.code, answering)
  others = await televisionsIn(towns.kiki.code, silent)
  for (const television of [...families, ...others]) television.switchOn()
  await until(async () => (await relay()).boxes.connected === answering + silent)
}, 120_000)

afterAll(async () => {
  for (const television of [...families, ...others]) television.switchOff()
  await walls.close()
  await bus.close()
  for (const server of servers.values()) await server.close()
})

async function televisionsIn(town: string, count: number): Promise<Television[]> {
  const households = await Promise.all(Array.from({ length: count }, () => newHousehold({ town })))
  await walls.enter(...households)
  return households.flatMap(televisionsOf)
}

const televisionsOf = ({ boxes }: TestHousehold): Television[] =>
  boxes.map((box) =>
    createTelevision({
      cableUrl: walls.cableUrl,
      keys: walls.pinnedKeys,
      prove: proverOf(box),
      fetchFrom: async (input, init) => {
        if (init?.method !== 'POST') return fetch(input, init)
        const response = await fetch(input, init).catch((fault) => {
          said.push('nothing')
          throw fault
        })
        const { code = 'kept' } = await response.clone().json()
        said.push(`${response.status} ${code}`)
        return response
      },
    }),
  )

const relay = async () => (await (await operator.call('/health')).json()).relay

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const draftFor = (town: string) =>
  orderDraft({ ...inForce(), area: { kind: 'towns', towns: [town] } })

const haveReceived = (televisions: readonly Television[], { orderId }: OrderView): boolean =>
  televisions.every(({ traces }) =>
    traces.some((trace) => trace.kind === 'received' && trace.orderId === orderId),
  )

const counters = async (order: OrderView) => (await hall.look(order)).counters

/** Every fourth home calls for help, the others say that they go. */
const callsForHelp = (home: number): boolean => home % 4 === 0

/** One home after the other, over the whole minute. */
async function answerMeanwhile(): Promise<void> {
  for (const [home, television] of families.entries()) {
    if (callsForHelp(home)) television.press('2')
    television.press('ok')
    // The first ten at once: they are on their way when the server goes.
    if (home >= 10) await pause(goneMs / answering)
  }
}

/** What whoever called for help reads meanwhile. */
const wordsOf = (television: Television | undefined): readonly string[] => {
  const page = television?.page() ?? null
  return page?.kind === 'help' ? [page.title, ...page.lines] : []
}

const isTold = (page: AlertPage | null): boolean =>
  page?.kind === 'help' && page.title === alertText.helpTold.text

const kindsOf = async ({ orderId }: OrderView) => {
  const counts = { displayed: 0, read: 0, evacuating: 0, need_help: 0, safe: 0 }
  for (const { kind } of await walls.kept.answers.ofOrder(orderId)) counts[kind] += 1
  return counts
}

test('a database that is gone for a minute costs no answer and no order, and ends no process', async () => {
  const before = await issueOrder(hall, { draft: draftFor(towns.teramae.code) })
  const approved = await submitOrder(
    hall.drafter,
    await draftOrder(hall.drafter, { draft: draftFor(towns.kiki.code) }),
  )
  await until(async () => (await counters(before))?.boxes.displayed === answering)
  const press = crypto.randomUUID()
  const approve = () =>
    hall.approver.post(
      `${pathOf(approved)}/approve`,
      { ...onLast(approved), typed: typedFor(approved) },
      press,
    )
  // Nobody can press an alert away within its first seconds.
  await pause(3_100)

  const back = pause(goneMs)
  const answers = answerMeanwhile()
  await Promise.all([servers.get('cable')?.stop('immediate'), bus.cut()])
  // Its NOTIFY has nobody to hear it, and the outbox cannot be read: the feed brings it.
  const during = await issueOrder(hall, { draft: draftFor(towns.kiki.code) })
  await until(() => haveReceived(others, during))
  await until(async () => (await relay()).bus === 'down')
  const withoutDatabase = await relay()
  await servers.get('hall')?.stop('fast')
  const refused = await approve()
  await until(async () => (await relay()).feed === 'down')
  await back
  const atTheEnd = await relay()
  const first = wordsOf(families[0])
  for (const server of servers.values()) await server.start()
  await bus.mend()
  const after = await viewIn(await approve())
  await answers

  await until(() => haveReceived(others, after))
  await until(async () => (await relay()).unkept === 0 && (await relay()).bus === 'up')

  expect(withoutDatabase).toMatchObject({ state: 'up', bus: 'down', feed: 'up', orders: 2 })
  expect(refused.status).toBe(503)
  expect(atTheEnd).toMatchObject({ state: 'up', boxes: { connected: answering + silent } })
  expect(atTheEnd.unkept).toBe(1)
  expect(first).toEqual([
    alertText.helpTelling.text,
    alertText.helpWait.text,
    alertText.helpSlow.text,
  ])
  const calls = answering / 4
  await until(async () => (await counters(before))?.homes.need_help === calls)
  await until(async () => (await counters(before))?.homes.evacuating === answering - calls)
  for (const [order, boxes] of [
    [before, answering],
    [during, silent],
    [after, silent],
  ] as const) {
    await until(async () => (await counters(order))?.boxes.displayed === boxes)
    expect((await counters(order))?.boxes).toMatchObject({ targeted: boxes, pending: 0, failed: 0 })
  }
  const nobody = { displayed: 0, read: 0, evacuating: 0, need_help: 0, safe: 0 }
  const everybody = { ...nobody, displayed: answering, evacuating: answering - calls }
  expect(await kindsOf(before)).toEqual({ ...everybody, need_help: calls })
  expect(await kindsOf(during)).toEqual({ ...nobody, displayed: silent })
  expect(await kindsOf(after)).toEqual({ ...nobody, displayed: silent })
  await until(() => families.every(({ page }, home) => !callsForHelp(home) || isTold(page())))
  expect(new Set(said)).toEqual(new Set(['200 kept', '503 unavailable']))
  expect([...families, ...others].flatMap(({ faults }) => faults)).toEqual([])
  expect([await operator.end('SIGTERM'), await hall.end('SIGTERM')]).toEqual([0, 0])
}, 240_000)
