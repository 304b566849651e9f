import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { createBoxHostClient } from '../../contract/box-host-client.ts'
import { webSocketChannel } from '../../contract/web-socket-channel.ts'
import { createEmulatedSlot } from '../emulator/emulated-slot.ts'
import { createBoxHost } from './box-host.ts'
import { type ServedBoxHost, serveBoxHost } from './serve.ts'

const origin = 'https://tv.example'
const token = 'paired-with-this-television'
const path = '/jsonrpc'
let served: ServedBoxHost

beforeEach(async () => {
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
  const boxKey = await crypto.subtle.generateKey(p256, false, ['sign', 'verify'])
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  const now = () => new Date()
  const host = createBoxHost({
    slot,
    boxKey,
    now,
    newId: () => crypto.randomUUID(),
    log: () => undefined,
  })
  served = await serveBoxHost({ host, path, origins: [origin], token, port: 0 })
})

afterEach(() => served.close())

interface Knock {
  readonly origin?: string
  readonly at?: string
  readonly protocols?: string[]
}

/** Knocks at the door; answers the open socket, or the status that refused it. */
const knock = ({ at = `${path}?token=${token}`, protocols, ...rest }: Knock) =>
  new Promise<WebSocket | number>((resolve) => {
    const address = `ws://127.0.0.1:${served.port}${at}`
    const options = rest.origin === undefined ? {} : { origin: rest.origin }
    const socket = new WebSocket(address, protocols ?? ['notification'], options)
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      response.resume()
      socket.terminate()
    })
    socket.on('error', () => undefined)
  })

async function enter(): Promise<WebSocket> {
  const socket = await knock({ origin })
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

test('a paired television asks and is answered over a WebSocket', async () => {
  const socket = await enter()

  const client = createBoxHostClient(webSocketChannel(socket))

  expect(socket.protocol).toBe('notification')
  expect(await client.status()).toEqual({ card: 'absent' })
  expect(await client.triesLeft()).toEqual({ ok: false, error: { kind: 'no_card' } })
})

test.each([
  ['a page of another origin', { origin: 'https://evil.example' }, 403],
  ['a page of an origin that only looks alike', { origin: `${origin}.evil.example` }, 403],
  ['a client without an origin', {}, 403],
  ['a wrong token', { origin, at: `${path}?token=guess` }, 401],
  ['no token', { origin, at: path }, 401],
  ['another path', { origin, at: `/other?token=${token}` }, 404],
  ['another subprotocol', { origin, protocols: ['chat'] }, 400],
])('%s is refused', async (_, given, status) => {
  expect(await knock(given)).toBe(status)
})

test('a message of more than 64 kB ends the connection', async () => {
  const socket = await enter()
  const closed = new Promise((resolve) => socket.on('close', resolve))

  socket.send('x'.repeat(64 * 1024 + 1))

  expect(await closed).toBe(1009)
})

test('a binary message ends the connection, and the host lives on', async () => {
  const socket = await enter()
  const closed = new Promise((resolve) => socket.on('close', resolve))

  socket.send(Uint8Array.of(1, 2, 3))
  await closed

  const client = createBoxHostClient(webSocketChannel(await enter()))
  expect(await client.status()).toEqual({ card: 'absent' })
})

test('questions of a television are given up when the box host goes', async () => {
  const client = createBoxHostClient(webSocketChannel(await enter()))
  const asked = client.status().then(() => client.status())

  await served.close()
  served = { ...served, close: async () => undefined }

  await expect(asked).rejects.toThrow('closed')
})
