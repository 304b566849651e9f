import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  pairingToken,
  type ServedHost,
  serveTestHost,
  tvOrigin,
} from '#mocks/fixtures/served-box-host'

let box: ServedHost
const at = `/jsonrpc?token=${pairingToken}`

beforeEach(async () => {
  box = await serveTestHost()
})

afterEach(() => box.close())

/** Says raw bytes, and answers the first line that comes back, or '' when the host hangs up. */
const sayRaw = (text: string) =>
  new Promise<string>((resolve) => {
    const stream = box.dial()
    let heard = ''
    stream.on('data', (bytes) => {
      heard += String(bytes)
    })
    stream.on('error', () => undefined)
    stream.on('close', () => resolve(heard.split('\r\n')[0] ?? ''))
    stream.write(text)
  })

const upgrade = (target: string, ...more: readonly string[]) =>
  [
    `GET ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...more,
    '\r\n',
  ].join('\r\n')

async function expectAlive(): Promise<void> {
  const line = await box.enter()
  line.ask(1, 'RemoteCardReader.1.status')
  expect(await line.next()).toMatchObject({ result: { card: 'absent' } })
}

test.each([
  ['a page of another origin', { origin: 'https://evil.example' }, 403],
  ['a page of an origin that only looks alike', { origin: `${tvOrigin}.evil.example` }, 403],
  ['the same host by another scheme', { origin: 'http://tv.example' }, 403],
  ['a page without an origin of its own', { origin: 'null' }, 403],
  ['a client without an origin', {}, 403],
  ['a wrong token', { origin: tvOrigin, at: '/jsonrpc?token=guess' }, 401],
  ['a token of another length', { origin: tvOrigin, at: `${at}x` }, 401],
  ['a wrong token before the right one', { origin: tvOrigin, at: `/jsonrpc?token=x&${at}` }, 401],
  ['an empty token', { origin: tvOrigin, at: '/jsonrpc?token=' }, 401],
  ['no token', { origin: tvOrigin, at: '/jsonrpc' }, 401],
  ['another path', { origin: tvOrigin, at: `/other?token=${pairingToken}` }, 404],
  ['another case of the path', { origin: tvOrigin, at: `/JSONRPC?token=${pairingToken}` }, 404],
  ['another subprotocol', { origin: tvOrigin, protocols: ['chat'] }, 400],
  ['no subprotocol', { origin: tvOrigin, protocols: [] }, 400],
])('%s is refused', async (_, given, status) => {
  expect(await box.knock(given)).toBe(status)
})

test.each([
  'evil.example',
  'evil.example:9998',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1:9998.evil.example',
  'evil@127.0.0.1',
  '0.0.0.0',
  '192.168.1.20',
])('a page that was rebound here by the name %s is refused', async (host) => {
  expect(await box.knock({ origin: tvOrigin, host })).toBe(403)
})

test.each(['localhost', 'LOCALHOST:9998', '127.0.0.1:9998', '[::1]:9998'])(
  'a television that calls the box %s is let in',
  async (host) => {
    expect(await box.knock({ origin: tvOrigin, host })).toMatchObject({ protocol: 'notification' })
  },
)

test('a television that offers more subprotocols gets notification', async () => {
  const socket = await box.knock({ origin: tvOrigin, protocols: ['json', 'notification'] })

  expect(socket).toMatchObject({ protocol: 'notification' })
})

describe('raw bytes at the door', () => {
  test.each(['//', '///jsonrpc', '*', 'http://[', '/%', '/%ff?token=%ff', '/jsonrpc%00', '/../'])(
    'a path of %s is not found, and the host lives on',
    async (target) => {
      expect(await sayRaw(upgrade(target, `Origin: ${tvOrigin}`))).toBe('HTTP/1.1 404 Not Found')
      await expectAlive()
    },
  )

  test('a version of WebSocket that is none is refused', async () => {
    const asked = upgrade(at, `Origin: ${tvOrigin}`, 'Sec-WebSocket-Protocol: notification')

    expect(await sayRaw(asked.replace('Version: 13', 'Version: 99'))).toMatch(/^HTTP\/1.1 4/)
  })

  test.each(['GET', 'POST'])('plain HTTP by %s is not found', async (method) => {
    const { port } = box.served

    expect((await fetch(`http://127.0.0.1:${port}${at}`, { method })).status).toBe(404)
  })
})

test.each([
  ['says nothing', ''],
  ['stops within its first line', 'GET /jsonrpc HT'],
  ['never ends its headers', 'GET /jsonrpc HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '],
])('a client that %s is hung up on, and hinders nobody', async (_, text) => {
  await box.close()
  box = await serveTestHost({ handshakeMs: 500 })

  const hungUp = sayRaw(text)
  await expectAlive()

  expect(await hungUp).toMatch(/^$|408/)
})

test('of a hundred silent connections 64 are held, and none is missed when they leave', async () => {
  const dial = () =>
    box
      .dial()
      .resume()
      .on('error', () => undefined)
  const streams = Array.from({ length: 100 }, dial)
  const isOpen = (stream: Socket) => !stream.destroyed
  while (streams.filter(isOpen).length > 64) await nextTurn()

  expect(await box.knock({ origin: tvOrigin })).toBe(0)
  expect(streams.filter(isOpen)).toHaveLength(64)
  for (const stream of streams) stream.destroy()
  while ((await box.knock({ origin: tvOrigin })) === 0) await nextTurn()

  await expectAlive()
})
