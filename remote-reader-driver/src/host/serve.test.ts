import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type ServedHost, serveTestHost, testPersona } from '#mocks/fixtures/served-box-host'
import { createBoxHostClient } from '../../contract/box-host-client.ts'
import { webSocketChannel } from '../../contract/web-socket-channel.ts'
import { serveBoxHost } from './serve.ts'

let box: ServedHost

beforeEach(async () => {
  box = await serveTestHost()
})

afterEach(() => box.close())

test('a paired television asks and is answered over a WebSocket', async () => {
  const { socket } = await box.enter()

  const client = createBoxHostClient(webSocketChannel(socket))

  expect(socket.protocol).toBe('notification')
  expect(await client.status()).toEqual({ card: 'absent' })
  expect(await client.triesLeft()).toEqual({ ok: false, error: { kind: 'no_card' } })
})

test('a television proves its holder and its box over a WebSocket', async () => {
  box.slot.insert(box.card)
  const client = createBoxHostClient(webSocketChannel((await box.enter()).socket))

  const proved = await client.authenticate({ message: 'AAAA', pin: '1234', spendLastTry: false })
  const proof = await client.proof({ htm: 'GET', htu: 'https://tv.example/', accessToken: null })

  expect(proved.ok).toBe(true)
  expect(proof.split('.')).toHaveLength(3)
})

test('a television reads the certificate without a PIN, as the card has it', async () => {
  const { persona } = await testPersona()
  const client = createBoxHostClient(webSocketChannel((await box.enter()).socket))
  expect(await client.certificate()).toEqual({ ok: false, error: { kind: 'no_card' } })

  box.slot.insert(box.card)

  const certificate = Buffer.from(persona.authCertificate).toString('base64')
  expect(await client.certificate()).toEqual({ ok: true, value: certificate })
})

test('questions of a television are given up when the box host goes', async () => {
  const line = await box.enter()
  const client = createBoxHostClient(webSocketChannel(line.socket))
  const asked = client.status().then(() => client.status())

  await box.close()

  await expect(asked).rejects.toThrow('closed')
  expect(await line.closed).toBe(1001)
})

test('a port that is taken is a fault', async () => {
  const { port } = box.served

  const serving = serveBoxHost({ host: box.host, path: '/', origins: [], token: 'x', port })

  await expect(serving).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
