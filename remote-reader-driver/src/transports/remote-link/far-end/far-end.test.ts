import { beforeEach, describe, expect, test } from '@jest/globals'
import { livingRoom } from '../../../../fixtures/living-room.ts'
import type { EmulatedCard } from '../../../emulator/emulated-card.ts'
import { noblePrimitives } from '../noise/primitives.ts'
import { connectHostSession, type HostSession } from '../session/host-session.ts'

/** A box that may ask whatever it likes, and the remote that it asks. */
type Room = ReturnType<typeof livingRoom>
let room: Room

beforeEach(() => {
  room = livingRoom()
})

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

async function connect(): Promise<HostSession> {
  const { clock, radio, keys, surroundings } = room
  const known = { isExpected: () => true, onRing: () => undefined, primitives: noblePrimitives }
  const connecting = connectHostSession({ pipe: radio.host, keys, surroundings, ...known })
  const connected = await clock.runUntil(connecting)
  if (!connected.ok) throw new Error(connected.error)
  return connected.value
}

/** The code of the answer in hexadecimal, and its body. */
async function answerTo(session: HostSession, question: string): Promise<string> {
  const { code, body } = await room.clock.runUntil(session.ask(bytesOf(question)))
  return hexOf(Uint8Array.of(code, ...body))
}

const select = '00a4040c0ad392f000260100000001'
const longestResponse = 7585

/** A card whose answer to everything has so many bytes, its status among them. */
const cardOf = (length: number): EmulatedCard => ({
  exchange: () => Uint8Array.of(...new Uint8Array(length - 2), 0x90, 0x00),
  powerOff: () => undefined,
  triesLeft: () => 3,
  atr: new Uint8Array(),
})

describe('a remote that is asked by the host that it is paired with', () => {
  const pairedSession = async () => {
    room.remote.pairing.keep(room.keys.publicKey)
    return connect()
  }

  test.each([
    ['nothing', '', '07'],
    ['a question that there is not', '05', '07'],
    ['a question above those of pairing', '14', '07'],
    ['its status with a body', '0100', '07'],
    ['its status', '01', '00'],
    ['to open without a card', '02', '01'],
    ['to send a command to no card', `03${select}`, '06'],
    ['to power no card off', '04', '00'],
  ])('answers %s', async (_, question, answer) => {
    expect(await answerTo(await pairedSession(), question)).toBe(answer)
  })

  test('calls bytes that are no command senseless, and asks the card nothing', async () => {
    room.slot.insert(cardOf(2))
    const session = await pairedSession()
    await answerTo(session, '02')

    expect(await answerTo(session, '0300a404')).toBe('07')
    expect(await answerTo(session, `03${select}`)).toBe('009000')
  })

  test('brings the longest answer that a message holds, and none that is longer', async () => {
    const session = await pairedSession()
    room.slot.insert(cardOf(longestResponse))
    await answerTo(session, '02')
    expect(await answerTo(session, `03${select}`)).toHaveLength(2 + 2 * longestResponse)

    room.slot.insert(cardOf(longestResponse + 1))
    await answerTo(session, '02')

    expect(await answerTo(session, `03${select}`)).toBe('03')
    expect(await answerTo(session, '01')).toBe('00')
  })

  test('powers an open card off before it is opened again', async () => {
    let offs = 0
    const powerOff = () => {
      offs += 1
    }
    room.slot.insert({ ...cardOf(2), powerOff })
    const session = await pairedSession()

    expect([await answerTo(session, '02'), await answerTo(session, '02')]).toEqual(['00', '00'])
    expect(offs).toBe(1)
  })
})

describe('a remote that is asked by a host that it is not paired with', () => {
  test.each(['01', '02', `03${select}`, '04'])(
    'answers %s with nothing but that',
    async (asked) => {
      room.slot.insert(cardOf(2))
      const session = await connect()

      const { code, body, status } = await room.clock.runUntil(session.ask(bytesOf(asked)))

      expect([code, body]).toEqual([0x08, new Uint8Array()])
      expect([session.greeting.status, status]).toEqual(Array(2).fill(unknown))
    },
  )

  const unknown = { presence: 'absent', changes: 0, batteryPercent: null, signalPercent: null }
})

describe('a remote that is being paired', () => {
  const commit = (round: string) => `11${round}${'c0'.repeat(32)}`
  const reveal = (round: string) => `12${round}${'ab'.repeat(16)}`
  const begun = async () => {
    const session = await connect()
    room.remote.typeCode('123456')
    expect(await answerTo(session, '10')).toBe('00')
    return session
  }

  test.each([
    ['keeps the host before the rounds', ['13'], '07'],
    ['opens what was never committed to', [reveal('00')], '07'],
    ['skips a round', [commit('01')], '07'],
    ['commits to too few bytes', ['1100'], '07'],
    ['commits twice to one round', [commit('00'), commit('00')], '07'],
    ['opens another round', [commit('00'), reveal('01')], '07'],
    ['opens something else', [commit('00'), reveal('00')], '0a'],
  ])('ends the attempt when a host %s', async (_, questions, code) => {
    const session = await begun()

    const answers: string[] = []
    for (const question of questions) answers.push(await answerTo(session, question))

    expect(answers.at(-1)).toBe(code)
    expect(await answerTo(session, commit('00'))).toBe('09')
    expect(room.remembered).toEqual([])
  })

  test('closes its window after three such attempts in one session', async () => {
    const session = await begun()
    for (const typed of ['123456', '123456', null]) {
      expect(await answerTo(session, commit('01'))).toBe('07')
      if (typed === null) break
      room.remote.typeCode(typed)
      expect(await answerTo(session, '10')).toBe('00')
    }

    expect(room.remote.pairing.isOpen()).toBe(false)
    expect(await answerTo(session, '10')).toBe('09')
  })

  test('takes anything but six digits for a wrong code', async () => {
    const session = await connect()
    room.remote.typeCode('12345')

    expect(await answerTo(session, '10')).toBe('0a')
  })

  test('says that the window is closed when nobody types in time, and hears the next code', async () => {
    const session = await connect()
    const startedAt = room.clock.nowMs()

    expect(await answerTo(session, '10')).toBe('09')
    expect(room.clock.nowMs() - startedAt).toBeLessThanOrEqual(120_000)
    room.remote.pairing.open(120_000)
    room.remote.typeCode('123456')
    expect(await answerTo(session, '10')).toBe('00')
  })

  test('says that the window is closed when the host gives up', async () => {
    const session = await connect()
    const answer = session.ask(Uint8Array.of(0x10))
    await room.clock.pass(1_000)

    session.cancel()

    expect((await room.clock.runUntil(answer)).code).toBe(0x09)
  })
})
