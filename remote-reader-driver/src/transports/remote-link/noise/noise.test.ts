import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { createCipherState, mostMessages } from './cipher-state.ts'
import {
  answerHandshake,
  finishHandshake,
  type HandshakeParty,
  readAnswer,
  readFinish,
  startHandshake,
} from './handshake.ts'
import { type NoisePrimitives, noblePrimitives } from './primitives.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const Vectors = z.array(
  z.strictObject({
    source: z.string(),
    prologue: z.string(),
    messages: z.array(z.tuple([z.string(), z.string()])),
  }),
)
const published = Vectors.parse(
  JSON.parse(readFileSync(new URL('./published-vectors.json', import.meta.url), 'utf8')),
)
const counting = (first: number) => Uint8Array.from({ length: 32 }, (_, i) => first + i)

/** The same functions from OpenSSL through Node: written for this test alone, shares no code. */
const x25519Private = hex('302e020100300506032b656e04220420')
const x25519Public = hex('302a300506032b656e032100')
const privateOf = (key: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([x25519Private, key]), format: 'der', type: 'pkcs8' })
const openSslPrimitives: NoisePrimitives = {
  publicKeyOf: (key) =>
    Uint8Array.from(
      createPublicKey(privateOf(key)).export({ format: 'der', type: 'spki' }).subarray(-32),
    ),
  dh: (privateKey, publicKey) => {
    const spki = Buffer.concat([x25519Public, publicKey])
    const other = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    return Uint8Array.from(diffieHellman({ privateKey: privateOf(privateKey), publicKey: other }))
  },
  seal: ({ key, nonce, associated }, plaintext) => {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    cipher.setAAD(associated, { plaintextLength: plaintext.length })
    const body = Buffer.concat([cipher.update(plaintext), cipher.final()])
    return Uint8Array.from([...body, ...cipher.getAuthTag()])
  },
  open: ({ key, nonce, associated }, ciphertext) => {
    const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    const body = ciphertext.slice(0, -16)
    cipher.setAAD(associated, { plaintextLength: body.length })
    cipher.setAuthTag(ciphertext.slice(-16))
    return Uint8Array.from([...cipher.update(body), ...cipher.final()])
  },
  hash: (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest()),
  hmac: (key, bytes) => Uint8Array.from(createHmac('sha256', key).update(bytes).digest()),
}

function party(
  primitives: NoisePrimitives,
  prologue: Uint8Array,
  [fixed, fresh]: readonly [number, number],
): HandshakeParty {
  const keysOf = (privateKey: Uint8Array) => ({
    privateKey,
    publicKey: primitives.publicKeyOf(privateKey),
  })
  return { primitives, prologue, keys: keysOf(counting(fixed)), ephemeral: keysOf(counting(fresh)) }
}

function shaken(
  primitives: NoisePrimitives,
  prologue = new Uint8Array(),
  [first, second, third]: readonly Uint8Array[] = [],
) {
  const host = party(primitives, prologue, [0, 0x20])
  const remote = party(noblePrimitives, prologue, [1, 0x41])
  const started = startHandshake(host, first)
  const answered = answerHandshake(remote, started.message, second)
  if (answered === null) throw new Error('the first message was refused')
  const read = readAnswer(host, started.state, answered.message)
  if (read === null) throw new Error('the answer was refused')
  const finished = finishHandshake(host, read, third)
  if (finished === null) throw new Error('the answer was refused')
  const done = readFinish(remote, answered.state, finished.message)
  if (done === null) throw new Error('the end was refused')
  return {
    messages: [started.message, answered.message, finished.message],
    host: finished.transport,
    remote: done.transport,
    remoteParty: remote,
    remoteState: answered.state,
  }
}

describe('Noise_XX_25519_ChaChaPoly_SHA256', () => {
  test.each([
    ...published.map((vector) => ['noble', noblePrimitives, vector] as const),
    ...published.map((vector) => ['OpenSSL', openSslPrimitives, vector] as const),
  ])('answers the published vectors with %s', (_, primitives, { prologue, messages }) => {
    const payloads = messages.map(([payload]) => hex(payload))

    const { messages: handshake, host, remote } = shaken(primitives, hex(prologue), payloads)

    const fourth = host.sending.seal(payloads[3] ?? new Uint8Array()) ?? new Uint8Array()
    const fifth = remote.sending.seal(payloads[4] ?? new Uint8Array()) ?? new Uint8Array()
    expect([...handshake, fourth, fifth].map(toHex)).toEqual(messages.map(([, sent]) => sent))
    expect(remote.receiving.open(fourth)).toEqual(payloads[3])
    expect(host.receiving.open(fifth)).toEqual(payloads[4])
  })

  test('gives both sides the same hash and each the other’s key', () => {
    const { host, remote } = shaken(noblePrimitives)

    expect(host.handshakeHash).toEqual(remote.handshakeHash)
    expect(host.otherKey).toEqual(noblePrimitives.publicKeyOf(counting(1)))
    expect(remote.otherKey).toEqual(noblePrimitives.publicKeyOf(counting(0)))
  })

  test('refuses a replay, a swapped order and a changed byte, and still takes the right one', () => {
    const { host, remote } = shaken(noblePrimitives)
    const [first, second] = [
      host.sending.seal(Uint8Array.of(1)),
      host.sending.seal(Uint8Array.of(2)),
    ]
    if (first === null || second === null) throw new Error('nothing was sealed')
    const changed = first.with(0, (first[0] ?? 0) ^ 1)

    expect(remote.receiving.open(second)).toBeNull()
    expect(remote.receiving.open(changed)).toBeNull()
    expect(remote.receiving.open(first)).toEqual(Uint8Array.of(1))
    expect(remote.receiving.open(first)).toBeNull()
    expect(remote.receiving.open(second)).toEqual(Uint8Array.of(2))
  })

  test('refuses a changed handshake message and can still take the right one', () => {
    const { messages, remoteParty, remoteState } = shaken(noblePrimitives)
    const finish = messages[2] ?? new Uint8Array()

    for (const at of [0, 31, 47, finish.length - 1]) {
      const changed = finish.with(at, (finish[at] ?? 0) ^ 1)
      expect(readFinish(remoteParty, remoteState, changed)).toBeNull()
    }
    expect(readFinish(remoteParty, remoteState, finish)).not.toBeNull()
  })

  test.each([
    ['zero', new Uint8Array(32)],
    ['one', Uint8Array.of(1, ...new Uint8Array(31))],
  ])('refuses the low-order key %s', (_, key) => {
    expect(answerHandshake(party(noblePrimitives, new Uint8Array(), [1, 0x41]), key)).toBeNull()
  })

  test('sends nothing more under a key that served 2^32 - 1 messages', () => {
    const state = createCipherState(noblePrimitives, counting(0), mostMessages - 1)

    expect(state.seal(Uint8Array.of(1))).not.toBeNull()
    expect(state.seal(Uint8Array.of(1))).toBeNull()
    expect(state.open(new Uint8Array(17))).toBeNull()
  })
})
