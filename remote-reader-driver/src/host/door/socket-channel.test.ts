import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket, WebSocketServer } from 'ws'
import { socketChannel } from './socket-channel.ts'

let server: WebSocketServer
let client: WebSocket
let hostEnd: WebSocket

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  client = new WebSocket(`ws://127.0.0.1:${port}`)
  client.on('error', () => undefined)
  ;[[hostEnd]] = await Promise.all([once(server, 'connection'), once(client, 'open')])
})

afterEach(() => {
  client.terminate()
  server.close()
})

const unreadBytes = 64 * 1024
const message = 'x'.repeat(30_000)
const longestFrameHeader = 10

test('no more than the limit and one message is kept for a client that does not read', () => {
  const limits = { burst: 1, perSecond: 0, unreadBytes }
  const channel = socketChannel(hostEnd, { limits, elapsedMs: () => 0 })
  let isOpen = true
  let mostKept = 0
  channel.onClose(() => {
    isOpen = false
  })

  // The client reads nothing: no turn of the event loop comes before the line is cut.
  while (isOpen) {
    channel.send(message)
    mostKept = Math.max(mostKept, hostEnd.bufferedAmount)
  }

  expect(hostEnd.readyState).toBe(WebSocket.CLOSING)
  expect(mostKept).toBeGreaterThan(unreadBytes)
  expect(mostKept).toBeLessThanOrEqual(unreadBytes + message.length + longestFrameHeader)
})

test('a client that reads is told everything, however much it is', async () => {
  const limits = { burst: 1, perSecond: 0, unreadBytes }
  const channel = socketChannel(hostEnd, { limits, elapsedMs: () => 0 })
  let heard = 0
  client.on('message', () => {
    heard += 1
  })

  for (let told = 1; told <= 200; told += 1) {
    channel.send(message)
    while (heard < told && client.readyState === WebSocket.OPEN) await nextTurn()
  }

  expect(heard).toBe(200)
})
