import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type AlertWalls,
  openAlertWalls,
  type RunningHall,
  type RunningOperator,
} from '#mocks/fixtures/alerts/alert-walls'
import { newHousehold, type TestHousehold, until } from '#mocks/fixtures/alerts/relay-under-test'
import { createTelevision, proverOf, type Television } from '#mocks/fixtures/alerts/television'

const homes = 200
const boxes = 2 * homes

let walls: AlertWalls
let hall: RunningHall
let operator: RunningOperator
let televisions: readonly Television[]
/** Called for each piece of a stream, as soon as it has come. */
let onPiece: (piece: string) => void = () => undefined

beforeAll(async () => {
  walls = await openAlertWalls()
  const households = await Promise.all(
    Array.from({ length: homes }, () => newHousehold({ town: '363870005103' }, { boxes: 2 })),
  )
  await walls.enter(...households)
  hall = await walls.startHall()
  operator = await walls.startOperator()
  televisions = households.flatMap(televisionsOf)
  for (const television of televisions) television.switchOn()
  await until(async () => (await connected()) === boxes)
}, 240_000)

afterAll(async () => {
  for (const television of televisions) television.switchOff()
  await walls.close()
})

const televisionsOf = (household: TestHousehold): Television[] =>
  household.boxes.map((box) =>
    createTelevision({
      cableUrl: walls.cableUrl,
      keys: walls.pinnedKeys,
      prove: proverOf(box),
      fetchFrom: tapped,
    }),
  )

const tapped: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const utf8 = new TextDecoder()
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, next) {
        onPiece(utf8.decode(piece, { stream: true }))
        next.enqueue(piece)
      },
    }),
  )
  return new Response(body ?? null, response)
}

async function connected(): Promise<number> {
  const health = await (await operator.call('/health')).json()
  return health.relay.boxes.connected
}

/** Issues an order and kills the relay with its first piece; answers how many boxes had heard it. */
async function killInTheMiddle() {
  let heard = 0
  let ended: Promise<unknown> = new Promise(() => undefined)
  const begun = new Promise<void>((resolve) => {
    onPiece = (piece) => {
      if (!piece.includes('event: order')) return
      if (heard === 0) ended = operator.end('SIGKILL')
      heard += 1
      resolve()
    }
  })
  const issuing = hall.issue()
  await begun
  await ended
  const issued = await issuing
  await until(() => televisions.every(({ traces }) => lineOf(traces) === 'down'))
  onPiece = () => undefined
  return { issued, heard }
}

const lineOf = (traces: Television['traces']) =>
  traces.flatMap((trace) => (trace.kind === 'line' ? trace.line : [])).at(-1)

const received = ({ traces }: Television, orderId: string): boolean =>
  traces.some((trace) => trace.kind === 'received' && trace.orderId === orderId)

test('an order whose relay is killed while it writes it reaches every box, and counts once', async () => {
  let heard = 0
  // The signal may come when the last box was written to: then once more.
  for (let tries = 0; tries < 5 && (heard === 0 || heard === boxes); tries += 1) {
    const killed = await killInTheMiddle()
    heard = killed.heard
    operator = await walls.startOperator()
    const { orderId } = killed.issued
    const counted = async () => (await hall.look(killed.issued)).counters?.boxes
    await until(async () => (await counted())?.displayed === boxes)

    expect(televisions.every((television) => received(television, orderId))).toBe(true)
    expect(await counted()).toMatchObject({ homes, targeted: boxes, pending: 0, failed: 0 })
    const answers = await walls.kept.answers.ofOrder(orderId)
    expect(new Set(answers.map(({ boxId }) => boxId)).size).toBe(boxes)
    expect(answers.map(({ kind }) => kind)).toEqual(Array(boxes).fill('displayed'))
  }

  expect(heard).toBeGreaterThan(0)
  expect(heard).toBeLessThan(boxes)
  expect(televisions.flatMap(({ faults }) => faults)).toEqual([])
}, 240_000)
