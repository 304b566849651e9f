import { afterEach, describe, expect, test } from '@jest/globals'
import {
  type Line,
  type Served,
  type ServedHost,
  serveTestHost,
} from '#mocks/fixtures/served-box-host'
import { err } from '../../../contract/result.ts'
import { type LinkFault, linkFault } from '../../apdu/link-fault.ts'
import type { CardSlot, OpenCard } from '../../reader/card-slot.ts'

let box: ServedHost

afterEach(() => box.close())

async function open(served: Served = {}): Promise<ServedHost> {
  box = await serveTestHost(served)
  box.slot.insert(box.card)
  return box
}

const askTries = (line: Line, id = 1) => line.ask(id, 'RemoteCardReader.1.triesLeft')
const askProof = (line: Line, pin: string, id = 1) =>
  line.ask(id, 'RemoteCardReader.1.authenticate', { message: 'AAAA', pin, spendLastTry: false })
const registerSteps = async (line: Line) => {
  line.ask('r', 'RemoteCardReader.1.register', { event: 'progress', id: 'tv' })
  await line.next()
}
const refusedAs = (message: string) => ({ id: 1, error: { message } })

/** Holds every card back at its first command until it is let go. */
function createGate() {
  let letGo = () => {}
  let arrived = () => {}
  const opened = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const reached = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const watch = (slot: CardSlot): CardSlot =>
    changeCards(slot, (card) => ({
      ...card,
      transmit: async (command) => {
        arrived()
        await opened
        return card.transmit(command)
      },
    }))
  return { letGo, reached, watch }
}

const changeCards = (slot: CardSlot, change: (card: OpenCard) => OpenCard): CardSlot => ({
  ...slot,
  open: async () => {
    const opened = await slot.open()
    return opened.ok ? { ok: true, value: change(opened.value) } : opened
  },
})

/** Counts power-ups and power-offs. */
function createPowerMeter() {
  const count = { ups: 0, offs: 0 }
  const watch = (slot: CardSlot): CardSlot =>
    changeCards(slot, (card) => {
      count.ups += 1
      return {
        ...card,
        powerOff: async () => {
          count.offs += 1
          await card.powerOff()
        },
      }
    })
  return { count, watch }
}

/** Asks again as long as the reader is busy with a client that has left. */
async function triesWhenFree(line: Line): Promise<unknown> {
  askTries(line)
  const answer = await line.next()
  const isBusy = JSON.stringify(answer).includes('reader_busy')
  return isBusy ? triesWhenFree(line) : answer
}

describe('one card session at a time', () => {
  test('another client is told that the reader is busy, and the first one gets its answer', async () => {
    const gate = createGate()
    const { enter } = await open({ watch: gate.watch })
    const [first, second] = [await enter(), await enter()]

    askProof(first, '1234')
    await gate.reached
    askProof(second, '1234')
    expect(await second.next()).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: 1005, message: 'reader_busy', data: { kind: 'reader_busy' } },
    })
    gate.letGo()

    expect(await first.next()).toMatchObject({ id: 1, result: { algorithm: 'RS256' } })
  })

  test('the same client is told so too, and what needs no card is answered meanwhile', async () => {
    const gate = createGate()
    const { enter } = await open({ watch: gate.watch })
    const line = await enter()

    askTries(line, 1)
    await gate.reached
    askTries(line, 2)
    expect(await line.next()).toMatchObject({ id: 2, error: { message: 'reader_busy' } })
    line.ask(3, 'RemoteCardReader.1.status')
    expect(await line.next()).toMatchObject({ id: 3, result: { card: 'present' } })
    gate.letGo()

    expect(await line.next()).toMatchObject({ id: 1, result: { triesLeft: 3 } })
  })
})

describe('a client that leaves', () => {
  test.each(['reading', 'checking_pin', 'signing'])(
    'while the card is %s ends its session with the card powered off',
    async (step) => {
      const meter = createPowerMeter()
      const { enter } = await open({ watch: meter.watch })
      const leaving = await enter()
      await registerSteps(leaving)
      leaving.socket.on('message', (text) => {
        if (String(text).includes(`"${step}"`)) leaving.socket.terminate()
      })

      askProof(leaving, '1234')
      await leaving.closed

      expect(await triesWhenFree(await enter())).toMatchObject({ result: { triesLeft: 3 } })
      expect(meter.count.offs).toBe(meter.count.ups)
    },
  )

  test('before its PIN is checked spends no try', async () => {
    const gate = createGate()
    const { enter, card } = await open({ watch: gate.watch })
    const leaving = await enter()

    askProof(leaving, '0000')
    await gate.reached
    leaving.socket.close()
    await leaving.closed
    gate.letGo()

    expect(await triesWhenFree(await enter())).toMatchObject({ result: { triesLeft: 3 } })
    expect(card.triesLeft()).toBe(3)
  })

  test('takes nothing of another client with it', async () => {
    const { enter, slot } = await open()
    const [leaving, staying] = [await enter(), await enter()]
    const register = { event: 'cardRemoved', id: 'tv' }
    for (const line of [leaving, staying]) {
      line.ask(1, 'RemoteCardReader.1.register', register)
      await line.next()
    }

    leaving.socket.terminate()
    await leaving.closed
    slot.remove()

    expect(await staying.next()).toEqual({ jsonrpc: '2.0', method: 'tv.cardRemoved', params: {} })
  })
})

describe('a reader that is gone for a while', () => {
  test('is reader_unavailable, and works when it is back', async () => {
    let isGone = true
    const { enter } = await open({
      watch: (slot) => ({
        ...slot,
        open: async () => (isGone ? err({ kind: 'reader_unavailable' }) : slot.open()),
      }),
    })
    const line = await enter()

    askProof(line, '1234')
    expect(await line.next()).toMatchObject(refusedAs('reader_unavailable'))
    isGone = false
    askProof(line, '1234')

    expect(await line.next()).toMatchObject({ result: { algorithm: 'RS256' } })
  })

  test.each<LinkFault>(['reader_unavailable', 'card_removed', 'card_timeout'])(
    'in the middle of a session is %s, whatever the command, and works afterwards',
    async (fault) => {
      let fatalApdu = 0
      const { enter, card } = await open({
        watch: (slot) =>
          changeCards(slot, (opened) => {
            let apdus = 0
            return {
              ...opened,
              transmit: async (command) => {
                apdus += 1
                if (apdus === fatalApdu) throw linkFault(fault)
                return opened.transmit(command)
              },
            }
          }),
      })
      const line = await enter()
      for (fatalApdu = 1; fatalApdu <= 5; fatalApdu += 1) {
        askProof(line, '1234')
        expect(await line.next()).toMatchObject(refusedAs(fault))
      }
      fatalApdu = 0

      askProof(line, '1234')

      expect(await line.next()).toMatchObject({ result: { algorithm: 'RS256' } })
      expect(card.triesLeft()).toBe(3)
    },
  )

  test('or breaks in a way that nobody foresaw is an internal error without its reason', async () => {
    let isBroken = true
    const { enter, log } = await open({
      watch: (slot) => ({
        ...slot,
        open: async () => {
          if (isBroken) throw new Error('the daemon said 31323334')
          return slot.open()
        },
      }),
    })
    const line = await enter()

    askTries(line)
    expect(await line.next()).toEqual({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32603, message: 'internalError' },
    })
    isBroken = false
    askTries(line)

    expect(await line.next()).toMatchObject({ result: { triesLeft: 3 } })
    expect(log.filter(({ fault }) => fault !== undefined)).toHaveLength(1)
  })
})

test('a host that stops in the middle of a session powers the card off first', async () => {
  const gate = createGate()
  const meter = createPowerMeter()
  const { enter, served, host } = await open({ watch: (slot) => gate.watch(meter.watch(slot)) })
  const line = await enter()
  askProof(line, '1234')
  await gate.reached

  const stopped = served.close().then(host.close)
  expect(await line.closed).toBe(1001)
  expect(meter.count).toEqual({ ups: 1, offs: 0 })
  gate.letGo()
  await stopped

  expect(meter.count).toEqual({ ups: 1, offs: 1 })
})
