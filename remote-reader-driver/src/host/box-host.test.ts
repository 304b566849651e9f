import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose'
import { createBoxHostClient } from '../../contract/box-host-client.ts'
import { createChannelPair } from '../../contract/channel.ts'
import { createEmulatedCard } from '../emulator/emulated-card.ts'
import { createEmulatedSlot } from '../emulator/emulated-slot.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../emulator/throwaway-persona.ts'
import { createBoxHost, type HostLogLine } from './box-host.ts'
import { boxThumbprint } from './dpop-proof.ts'

let made: ThrowawayPersona
let boxKey: CryptoKeyPair
const now = () => new Date('2026-11-22T09:00:00Z')

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
  boxKey = await crypto.subtle.generateKey(p256, false, ['sign', 'verify'])
})

function openBox() {
  const slot = createEmulatedSlot({ sleep: () => new Promise((done) => setTimeout(done)) })
  const log: HostLogLine[] = []
  const newId = () => 'made-up-id'
  const host = createBoxHost({ slot, boxKey, now, newId, log: (line) => log.push(line) })
  const connect = () => {
    const [tvEnd, hostEnd] = createChannelPair()
    host.connect(hostEnd)
    return tvEnd
  }
  const card = createEmulatedCard(made.persona)
  return { slot, log, connect, card }
}

/** Sends raw text and answers the next message of the host. */
const say = (text: string, box = openBox()): Promise<unknown> =>
  new Promise((resolve) => {
    const channel = box.connect()
    channel.onMessage((answer) => resolve(JSON.parse(answer)))
    channel.send(text)
  })

const ask = (method: string, params?: unknown) =>
  say(JSON.stringify({ jsonrpc: '2.0', id: 7, method, params }))
const failed = (code: number, message: string, id: number | null = null) => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
})
const answered = (result: unknown) => ({ jsonrpc: '2.0', id: 7, result })

describe('messages', () => {
  test.each(['', '{', 'null x', '{"jsonrpc":"2.0",}', '\u0000'])('%j is no JSON', async (text) => {
    expect(await say(text)).toEqual(failed(-32700, 'parseError'))
  })

  test.each([
    'null',
    '1',
    '{}',
    '[]',
    '[{"jsonrpc":"2.0","id":1,"method":"RemoteCardReader.1.status"}]',
    '{"jsonrpc":"1.0","id":1,"method":"RemoteCardReader.1.status"}',
    '{"jsonrpc":"2.0","id":{},"method":"RemoteCardReader.1.status"}',
    '{"jsonrpc":"2.0","id":1.5,"method":"RemoteCardReader.1.status"}',
    '{"jsonrpc":"2.0","id":1,"method":5}',
    '{"jsonrpc":"2.0","id":1,"method":"RemoteCardReader.1.status","extra":1}',
    `"${'x'.repeat(64 * 1024)}"`,
  ])('%s is no request', async (text) => {
    expect(await say(text)).toEqual(failed(-32600, 'invalidRequest'))
  })

  test.each([
    'status',
    'RemoteCardReader.1.open',
    'remotecardreader.1.status',
    'RemoteCardReader.2.status',
    'RemoteCardReader.1.status.more',
    'BoxIdentity.1.status',
    '__proto__.1.toString',
  ])('%s is no method', async (method) => {
    expect(await ask(method)).toEqual(failed(-32601, 'methodNotFound', 7))
  })

  test.each([
    ['RemoteCardReader.1.status', { card: 1 }],
    ['RemoteCardReader.1.authenticate', undefined],
    ['RemoteCardReader.1.authenticate', { message: '!', pin: '1234', spendLastTry: false }],
    ['RemoteCardReader.1.authenticate', { message: 'AA==', pin: 1234, spendLastTry: false }],
    ['RemoteCardReader.1.authenticate', { message: 'AA==', pin: '1234' }],
    ['RemoteCardReader.1.register', { event: 'pinTyped', id: 'x' }],
    ['RemoteCardReader.1.exists', {}],
    ['BoxIdentity.1.proof', { htm: 'GET', htu: 'no address', accessToken: null }],
    ['BoxIdentity.1.proof', { htm: 'GET', htu: 'http://a.b', accessToken: null, nonce: 'a b' }],
    ['BoxIdentity.1.proof', { htm: 'GET', htu: 'http://a.b', accessToken: null, nonce: '' }],
    ['BoxIdentity.1.proof', { htm: 'GET', htu: 'http://a.b', accessToken: null, nonce: null }],
  ])('%s does not take %j', async (method, params) => {
    expect(await ask(method, params)).toEqual(failed(-32602, 'invalidParams', 7))
  })

  test('of any text are answered or passed over, and the host lives on', async () => {
    const box = openBox()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const channel = box.connect()
        channel.send(text)
        const client = createBoxHostClient(box.connect())
        expect(await client.status()).toEqual({ card: 'absent' })
        channel.close()
      }),
      { numRuns: 100 },
    )
  })

  test('without an id are not acted upon', async () => {
    const box = openBox()
    box.slot.insert(box.card)
    const params = { message: 'AA==', pin: '0000', spendLastTry: false }
    const channel = box.connect()
    channel.send(
      JSON.stringify({ jsonrpc: '2.0', method: 'RemoteCardReader.1.authenticate', params }),
    )

    await createBoxHostClient(channel).triesLeft()

    expect(box.card.triesLeft()).toBe(3)
  })
})

describe('what every callsign has', () => {
  test.each([
    ['RemoteCardReader.1.exists', { method: 'authenticate' }, true],
    ['RemoteCardReader.exists', { method: 'versions' }, true],
    ['BoxIdentity.1.exists', { method: 'authenticate' }, false],
    ['BoxIdentity.1.versions', {}, [{ name: 'BoxIdentity', major: 1, minor: 0, patch: 0 }]],
  ])('%s %j', async (method, params, result) => {
    expect(await ask(method, params)).toEqual(answered(result))
  })
})

describe('a TV', () => {
  const message = Buffer.from('{"purpose":"login"}')
  const params = { message: message.toString('base64'), pin: '1234', spendLastTry: false }

  test('gets the card’s certificate and signature', async () => {
    const { slot, card, connect } = openBox()
    slot.insert(card)

    const proved = await createBoxHostClient(connect()).authenticate(params)

    if (!proved.ok) throw new Error(proved.error.kind)
    const signature = Uint8Array.from(Buffer.from(proved.value.signature, 'base64'))
    const certificate = Buffer.from(proved.value.certificate, 'base64')
    expect(
      await crypto.subtle.verify('RSASSA-PKCS1-v1_5', made.publicKey, signature, message),
    ).toBe(true)
    expect(Uint8Array.from(certificate)).toEqual(made.persona.authCertificate)
  })

  test('hears of cards and of progress in order', async () => {
    const { slot, card, connect } = openBox()
    const client = createBoxHostClient(connect())
    const heard: string[] = []
    client.onEvent((said) => heard.push(said.event === 'progress' ? said.step : said.event))
    await client.status()

    slot.insert(card)
    await client.authenticate(params)
    slot.remove()
    await client.status()

    expect(heard).toEqual(['cardInserted', 'reading', 'checking_pin', 'signing', 'cardRemoved'])
  })

  test('does not hear of the progress that another client asked for', async () => {
    const { slot, card, connect } = openBox()
    slot.insert(card)
    const other = createBoxHostClient(connect())
    const heard: string[] = []
    other.onEvent(({ event }) => heard.push(event))
    await other.status()

    await createBoxHostClient(connect()).authenticate(params)
    await other.status()

    expect(heard).toEqual([])
  })

  test('gets refusals as values', async () => {
    const { slot, card, connect } = openBox()
    const client = createBoxHostClient(connect())

    expect(await client.triesLeft()).toEqual({ ok: false, error: { kind: 'no_card' } })
    slot.insert(card)
    expect(await client.triesLeft()).toEqual({ ok: true, value: 3 })
    expect(await client.authenticate({ ...params, pin: '0000' })).toEqual({
      ok: false,
      error: { kind: 'wrong_pin', triesLeft: 2 },
    })
  })

  test('is refused while another one uses the reader', async () => {
    const { slot, card, connect } = openBox()
    slot.insert(card)

    const [first, second] = await Promise.all([
      createBoxHostClient(connect()).authenticate(params),
      createBoxHostClient(connect()).authenticate(params),
    ])

    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, error: { kind: 'reader_busy' } })
  })

  test('that goes away in the middle spends no try and leaves the reader free', async () => {
    const { slot, card, connect } = openBox()
    slot.insert(card)
    const channel = connect()
    const client = createBoxHostClient(channel)
    client.onEvent(({ event }) => {
      if (event === 'progress') channel.close()
    })
    await expect(client.authenticate({ ...params, pin: '0000' })).rejects.toThrow('closed')

    const again = createBoxHostClient(connect())

    await expect(eventually(() => again.triesLeft())).resolves.toEqual({ ok: true, value: 3 })
  })

  test('that goes away is forgotten', async () => {
    const { slot, card, connect } = openBox()
    const channel = connect()
    const client = createBoxHostClient(channel)
    const heard: string[] = []
    client.onEvent(({ event }) => heard.push(event))
    await client.status()

    channel.close()
    slot.insert(card)

    expect(heard).toEqual([])
    await expect(client.status()).rejects.toThrow('closed')
  })

  test('leaves no trace of its PIN in the log', async () => {
    const { slot, card, connect, log } = openBox()
    slot.insert(card)

    await createBoxHostClient(connect()).authenticate(params)

    expect(log).toEqual([{ method: 'RemoteCardReader.1.authenticate', code: 0 }])
  })

  test('writes nothing of its own into the log', async () => {
    const box = openBox()

    await say('{"jsonrpc":"2.0","id":1,"method":"my own\\nline"}', box)

    expect(box.log).toEqual([{ method: null, code: -32601 }])
  })
})

test('a host that breaks the contract is hung up on', async () => {
  const [tvEnd, hostEnd] = createChannelPair()
  const asked = createBoxHostClient(tvEnd).status()

  hostEnd.send('{"jsonrpc":"2.0","id":1,"result":{},"more":1}')

  await expect(asked).rejects.toThrow('closed')
})

describe('the proof of the box', () => {
  const htu = 'https://cable.example/letters?page=2#top'

  test('carries method, address without query, time, id and the public key', async () => {
    const client = createBoxHostClient(openBox().connect())

    const proof = await client.proof({ htm: 'GET', htu, accessToken: null })

    const checked = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] })
    expect(checked.payload).toEqual({
      htm: 'GET',
      htu: 'https://cable.example/letters',
      jti: 'made-up-id',
      iat: 1795338000,
    })
    expect(Object.keys(decodeProtectedHeader(proof).jwk ?? {}).sort()).toEqual([
      'crv',
      'kty',
      'x',
      'y',
    ])
  })

  test('binds the access token by its hash (RFC 9449 §7.1)', async () => {
    const client = createBoxHostClient(openBox().connect())
    const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'

    const proof = await client.proof({ htm: 'GET', htu, accessToken })

    const { payload } = await jwtVerify(proof, EmbeddedJWK)
    expect(payload.ath).toBe('fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo')
  })

  test('carries the nonce that a server gave (RFC 9449 §8.1)', async () => {
    const client = createBoxHostClient(openBox().connect())

    const proof = await client.proof({ htm: 'GET', htu, accessToken: null, nonce: 'a.nonce~' })

    const { payload } = await jwtVerify(proof, EmbeddedJWK)
    expect(payload.nonce).toBe('a.nonce~')
  })

  test('has a thumbprint that the operator can register', async () => {
    expect(await boxThumbprint(boxKey.publicKey)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
})

/** Asks again while the reader is still busy with a client that has left. */
async function eventually<T extends { readonly ok: boolean }>(ask: () => Promise<T>): Promise<T> {
  const answer = await ask()
  await new Promise((done) => setTimeout(done))
  return answer.ok ? answer : eventually(ask)
}

describe('a client that does not wait for its answers', () => {
  test('gets those that were begun, and for the others an error of its own', async () => {
    const { connect } = openBox()
    const channel = connect()
    const codes: number[] = []
    const all = new Promise<void>((resolve) => {
      channel.onMessage((text) => {
        const answer: { error?: { code: number } } = JSON.parse(text)
        codes.push(answer.error?.code ?? 0)
        if (codes.length === 40) resolve()
      })
    })
    const params = { htm: 'GET', htu: 'https://cable.example/', accessToken: null }

    for (let id = 1; id <= 40; id += 1) {
      const question = { jsonrpc: '2.0', id, method: 'BoxIdentity.1.proof', params }
      channel.send(JSON.stringify(question))
    }
    await all

    expect(codes.filter((code) => code === -32000)).toHaveLength(8)
    expect(codes.filter((code) => code === 0)).toHaveLength(32)
  })
})
