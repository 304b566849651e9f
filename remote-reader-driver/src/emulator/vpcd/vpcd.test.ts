import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { PluggedCard, VpcdEvent } from './card-link.ts'
import { encodeFrame } from './frames.ts'
import { plugIntoVpcd, type VpcdPlug } from './plug-into-vpcd.ts'

let reader: Server
let port: number
let plug: VpcdPlug | null
let connections: Socket[]

const listen = async (at: number) => {
  reader = createServer((socket) => connections.push(socket.on('error', () => undefined)))
  reader.listen(at, '127.0.0.1')
  await once(reader, 'listening')
  const address = reader.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
}

const stopReader = async () => {
  for (const socket of connections) socket.destroy()
  connections = []
  reader.close()
  await once(reader, 'close')
}

beforeEach(async () => {
  connections = []
  plug = null
  await listen(0)
})

afterEach(async () => {
  plug?.close()
  if (reader.listening) await stopReader()
})

/** A card that answers every command with its status word and counts its power-offs. */
function countedCard(overrides: Partial<PluggedCard> = {}) {
  const count = { powerOffs: 0 }
  const card: PluggedCard = {
    atr: Uint8Array.of(0x3b, 0x00),
    exchange: () => Uint8Array.of(0x90, 0x00),
    powerOff: () => {
      count.powerOffs += 1
    },
    ...overrides,
  }
  return { card, count }
}

async function connection(nth: number): Promise<Socket> {
  for (;;) {
    const socket = connections[nth]
    if (socket !== undefined) return socket
    await delay(5)
  }
}

/** Sends the bodies as frames and answers the bytes that come back, `length` of them. */
async function ask(socket: Socket, bodies: readonly string[], length: number): Promise<string> {
  const answered: Buffer[] = []
  const taken = (chunk: Buffer) => answered.push(chunk)
  socket.on('data', taken)
  for (const body of bodies) socket.write(encodeFrame(Buffer.from(body, 'hex')))
  while (Buffer.concat(answered).length < length) await delay(2)
  socket.off('data', taken)
  return Buffer.concat(answered).toString('hex')
}

describe('a card in the virtual reader', () => {
  test('tells its ATR also while it has no power', async () => {
    plug = await plugIntoVpcd({ host: '127.0.0.1', port, card: countedCard().card })
    const socket = await connection(0)

    expect(await ask(socket, ['04'], 4)).toBe('00023b00')
    expect(await ask(socket, ['00', '04'], 4)).toBe('00023b00')
  })

  test.each(['00', '01', '02'])(
    'loses its power at control %s and does not answer',
    async (off) => {
      const { card, count } = countedCard()
      plug = await plugIntoVpcd({ host: '127.0.0.1', port, card })
      const before = count.powerOffs

      expect(await ask(await connection(0), [off, '00200080'], 4)).toBe('00029000')
      expect(count.powerOffs).toBe(before + 1)
    },
  )

  test('is gone when it is taken out, and the same card again when it is laid back', async () => {
    const events: VpcdEvent['kind'][] = []
    const { card, count } = countedCard()
    const onEvent = ({ kind }: VpcdEvent) => events.push(kind)
    plug = await plugIntoVpcd({ host: '127.0.0.1', port, card, onEvent, absentMs: 20 })
    const first = await connection(0)
    first.resume()

    plug.remove()
    await once(first, 'close')
    expect(plug.isInserted()).toBe(false)
    expect(count.powerOffs).toBe(2)
    plug.insert(card)

    expect(await ask(await connection(1), ['00200080'], 4)).toBe('00029000')
    expect(events).toEqual(['inserted', 'removed', 'inserted', 'exchange'])
  })

  test('that is taken out while it works answers nothing', async () => {
    const { card } = countedCard({
      exchange: () => {
        plug?.remove()
        return Uint8Array.of(0x90, 0x00)
      },
    })
    plug = await plugIntoVpcd({ host: '127.0.0.1', port, card })
    const socket = await connection(0)
    const heard: Buffer[] = []
    socket.on('data', (chunk: Buffer) => heard.push(chunk))

    socket.write(encodeFrame(Uint8Array.of(0x00, 0x20, 0x00, 0x80)))
    await once(socket, 'close')

    expect(heard).toEqual([])
  })

  test('may stay silent', async () => {
    const { card } = countedCard({ exchange: () => null })
    plug = await plugIntoVpcd({ host: '127.0.0.1', port, card })

    expect(await ask(await connection(0), ['00200080', '04'], 4)).toBe('00023b00')
  })

  test('comes back when the reader does', async () => {
    const events: VpcdEvent['kind'][] = []
    const onEvent = ({ kind }: VpcdEvent) => events.push(kind)
    const { card } = countedCard()
    plug = await plugIntoVpcd({ host: '127.0.0.1', port, card, onEvent, retryMs: 10 })
    await connection(0)

    await stopReader()
    while (!events.includes('reader_gone')) await delay(5)
    await listen(port)

    expect(await ask(await connection(0), ['00200080'], 4)).toBe('00029000')
    expect(events).toEqual(['inserted', 'reader_gone', 'inserted', 'exchange'])
  })

  test('is refused where nobody listens', async () => {
    await stopReader()

    const { card } = countedCard()
    await expect(plugIntoVpcd({ host: '127.0.0.1', port, card })).rejects.toThrow('ECONNREFUSED')
  })
})
