import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import {
  type Line,
  type Served,
  type ServedHost,
  serveTestHost,
} from '#mocks/fixtures/served-box-host'

let box: ServedHost

afterEach(() => box.close())

async function open(served: Served): Promise<ServedHost> {
  box = await serveTestHost(served)
  return box
}

const askStatus = async (line: Line) => {
  line.ask('s', 'RemoteCardReader.1.status')
  return line.next()
}
const absent = { jsonrpc: '2.0', id: 's', result: { card: 'absent' } }

test('a client that floods is hung up on, and another one is not hurt', async () => {
  const { enter } = await open({ limits: { burst: 20, perSecond: 0 } })
  const flooding = await enter()
  const other = await enter()

  for (let id = 1; id <= 5000; id += 1) flooding.ask(id, 'RemoteCardReader.1.status')

  expect(await askStatus(other)).toEqual(absent)
  expect(await flooding.closed).toBe(1008)
  expect(await askStatus(other)).toEqual(absent)
})

test('what a client says after it was hung up on is not acted upon', async () => {
  const { enter, slot, card, log } = await open({ limits: { burst: 1, perSecond: 0 } })
  slot.insert(card)
  const flooding = await enter()
  const params = { message: 'AAAA', pin: '0000', spendLastTry: false }

  flooding.ask(1, 'RemoteCardReader.1.status')
  for (let id = 2; id < 50; id += 1) flooding.ask(id, 'RemoteCardReader.1.authenticate', params)
  await flooding.closed

  expect(log.map(({ method }) => method)).toEqual(['RemoteCardReader.1.status'])
  expect(card.triesLeft()).toBe(3)
})

test('a client that says bytes is not heard any more, whatever it says next', async () => {
  const { enter, slot, card, log } = await open({})
  slot.insert(card)
  const line = await enter()
  const params = { message: 'AAAA', pin: '0000', spendLastTry: false }

  line.socket.send(Uint8Array.of(1))
  line.ask(1, 'RemoteCardReader.1.authenticate', params)
  await line.closed

  expect(log).toEqual([])
  expect(card.triesLeft()).toBe(3)
})

test('a client that does not listen is let go of, and another one is not hurt', async () => {
  const { enter } = await open({ limits: { clients: 2, burst: Infinity, unreadBytes: 64 * 1024 } })
  const deaf = await enter()
  const other = await enter()

  await askWithoutListening(deaf)

  expect(await deaf.closed).toBe(1006)
  expect(await askStatus(other)).toEqual(absent)
  expect(await askStatus(await enterWhenFree(enter))).toEqual(absent)
})

test('more clients than the box serves are told to come again, and may when one leaves', async () => {
  const { enter } = await open({ limits: { clients: 2 } })
  const [first, second] = [await enter(), await enter()]

  const third = await enter()
  expect(await third.closed).toBe(1013)
  first.socket.close()
  await first.closed

  expect(await askStatus(await enterWhenFree(enter))).toEqual(absent)
  expect(await askStatus(second)).toEqual(absent)
})

test('a client may register no more than sixteen ids for an event', async () => {
  const line = await (await open({})).enter()
  const register = async (id: string) => {
    line.ask(1, 'RemoteCardReader.1.register', { event: 'cardInserted', id })
    return line.next()
  }

  for (let id = 0; id < 16; id += 1) {
    expect(await register(`tv${id}`)).toMatchObject({ result: null })
  }

  expect(await register('tv16')).toMatchObject({ error: { code: -32602 } })
})

/**
 * Asks and reads no answer until the line is cut. How many answers the kernel takes, before the host
 * has to keep the next, is different on each machine; 240 MB are more than any of them takes.
 */
async function askWithoutListening(line: Line): Promise<void> {
  const longId = 'x'.repeat(60_000)
  line.socket.pause()
  for (let asked = 0; asked < 4000; asked += 1) {
    if (line.socket.readyState !== WebSocket.OPEN) return
    line.ask(longId, 'RemoteCardReader.1.status')
    await nextTurn()
  }
  throw new Error('the host let go of nobody')
}

/** Knocks again until the box has a place: it hears of a leaving client in its own time. */
async function enterWhenFree(enter: () => Promise<Line>): Promise<Line> {
  const line = await enter()
  const answer = await askStatus(line).catch(() => null)
  return answer === null ? enterWhenFree(enter) : line
}
