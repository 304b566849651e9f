import { EventEmitter, once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { encodeFrame } from '#remote-reader-driver/src/emulator/vpcd/frames'
import { runCardFrom } from '../card.ts'
import { wordsOf } from './card-words.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const selectPin = '00a4020c020018'
const wrongPin = `0020008004${Buffer.from('9876').toString('hex')}`

/** A seat with a keyboard, whose lines are on record. */
function seatAtTerminal() {
  const lines: string[] = []
  const keys = new EventEmitter()
  const keyboard = Object.assign(keys, {
    isTTY: true,
    setRawMode: () => keyboard,
    resume: () => keyboard,
    pause: () => keyboard,
  })
  const say = (line: string) => void lines.push(line)
  const stopped = () => new Promise<void>(() => undefined)
  const press = (key: string) => keys.emit('data', Buffer.from(key))
  return { seat: { say, complain: say, stopped, keyboard }, lines, press }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(10)
}

describe('mimamori card', () => {
  let reader: Server
  let port: number
  let connections: Socket[]

  beforeEach(async () => {
    connections = []
    reader = createServer((socket) => connections.push(socket.on('error', () => undefined)))
    reader.listen(0, '127.0.0.1')
    await once(reader, 'listening')
    const address = reader.address()
    port = address !== null && typeof address === 'object' ? address.port : 0
  })
  afterEach(() => {
    for (const socket of connections) socket.destroy()
    reader.close()
  })

  test.each([
    [['--persona', 'nobody', '--vpcd', '127.0.0.1:1'], 'there is no persona "nobody".'],
    [['--vpcd', '127.0.0.1:1'], 'there is no persona "".'],
    [['--persona', 'hanako'], '--vpcd must be an address such as 127.0.0.1:27963, not "".'],
    [['--persona', 'hanako', '--vpcd', 'here:99999'], 'not "here:99999".'],
    [['--sideways'], "Unknown option '--sideways'"],
  ])('refuses %j and shows how it is used', async (args, sentence) => {
    const { seat, lines } = seatAtTerminal()

    expect(await runCardFrom(args, {}, seat)).toBe(2)
    expect(lines.join('\n')).toContain(sentence)
    expect(lines.join('\n')).toContain('npx mimamori card --persona hanako')
  })

  test('explains itself', async () => {
    const { seat, lines } = seatAtTerminal()

    expect(await runCardFrom(['--help'], {}, seat)).toBe(0)
    expect(lines.join('\n')).toContain('hanako, ichiro, shigeru, chiyo, miura, takeshi, misao')
  })

  test('says that nobody listens', async () => {
    const { seat, lines } = seatAtTerminal()

    expect(await runCardFrom(['--persona', 'hanako', '--vpcd', '127.0.0.1:1'], {}, seat)).toBe(1)
    expect(lines.at(-2)).toContain('no virtual reader answers at 127.0.0.1:1')
  })

  test('lies in the reader, keeps its counter when taken out, and shows no PIN', async () => {
    const { seat, lines, press } = seatAtTerminal()
    const args = ['--persona', 'hanako', '--vpcd', `127.0.0.1:${port}`]
    const ended = runCardFrom(args, {}, seat)
    const select = '00a4040c0ad392f000260100000001'
    await until(() => connections.length === 1)
    for (const command of [select, selectPin, wrongPin]) {
      connections[0]?.write(encodeFrame(bytes(command)))
    }
    await until(() => lines.some((line) => line.includes('63C2')))

    press('r')
    press('i')
    await until(() => connections.length === 2)
    press('q')

    expect(await ended).toBe(0)
    expect(lines).toContain('VERIFY PIN → 63C2 (tries left: 2)')
    expect(lines).toContain('it keeps its counters; tries left: PIN 2, password 5')
    expect(lines.at(-1)).toBe('taken out for good; tries left: PIN 2, password 5')
    expect(lines.join('\n')).not.toContain('9876')
  })
})

describe('the words of an event', () => {
  test.each([
    ['00a4040c0ad392f000260100000001', '9000', 'SELECT the JPKI application → 9000 (done)'],
    ['00200080', '63c3', 'VERIFY: how many tries are left? → 63C3 (tries left: 3)'],
    [wrongPin, '6984', 'VERIFY PIN → 6984 (refused: blocked)'],
    [
      '00b0000004',
      '308206006982',
      'READ BINARY from byte 0 → 6982 (refused: its PIN is not proven)',
    ],
    ['00', '6700', 'bytes that are no command → 6700'],
    ['00840000', '6e00', 'GET CHALLENGE → 6E00'],
  ])('%s answered by %s are %j', (command, response, words) => {
    expect(wordsOf({ kind: 'exchange', command: bytes(command), response: bytes(response) })).toBe(
      words,
    )
  })

  test('tell a power-off', () => {
    expect(wordsOf({ kind: 'power_off' })).toBe('power off: no PIN is proven any more')
  })
})
