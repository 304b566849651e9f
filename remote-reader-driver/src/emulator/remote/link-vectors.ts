import { ok } from '../../../contract/result.ts'
import { parseCommand } from '../../apdu/command.ts'
import type { CardSlot } from '../../reader/card-slot.ts'
import { serveRemoteReader } from '../../transports/remote-link/far-end/serve-remote-reader.ts'
import {
  type NoisePrimitives,
  noblePrimitives,
  type Sealing,
} from '../../transports/remote-link/noise/primitives.ts'
import { createPairingDesk } from '../../transports/remote-link/pairing/pairing-desk.ts'
import { bitOf, commit, rounds, showCode } from '../../transports/remote-link/pairing/passkey.ts'
import { prologue } from '../../transports/remote-link/session/card-message.ts'
import { createRemoteLinkSlot } from '../../transports/remote-link/session/remote-link-slot.ts'
import { createRadio } from './radio.ts'
import { createVirtualClock } from './virtual-clock.ts'

const counting = (length: number, first: number) =>
  Uint8Array.from({ length }, (_, i) => (first + i) & 0xff)
const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

const host = {
  privateKey: counting(32, 0x01),
  initNonce: counting(8, 0xa0),
  ephemeral: counting(32, 0x41),
}
const remote = {
  privateKey: counting(32, 0x81),
  channel: fromHex('c0ffee'),
  ephemeral: counting(32, 0xc1),
}
const code = 123_456

/** What a made-up card answers in the sign-in of the vectors, in this order. */
const certificate = Uint8Array.from([0x30, 0x82, 0x01, 0x28, ...counting(296, 7)])
const done = '9000'
const dialogue: readonly (readonly [string, string])[] = [
  ['00a4040c0ad392f000260100000001', done],
  ['00a4020c02000a', done],
  ['00b0000004', `30820128${done}`],
  ['00b0000000', `${toHex(certificate.slice(0, 256))}${done}`],
  ['00b001002c', `${toHex(certificate.slice(256))}${done}`],
  ['00a4020c020018', done],
  ['00200080', '63c3'],
  ['002000800431323334', done],
  ['00a4020c020017', done],
  [
    `802a008033${'3031300d060960864801650304020105000420'}${toHex(counting(32, 0x20))}00`,
    `${toHex(counting(256, 0x33))}${done}`,
  ],
]

/** The vectors of `docs/protocol/remote-link-vectors.json`: the same bytes every time. */
export async function makeLinkVectors() {
  const seals: SealedVector[] = []
  const signIn = await recordSignIn(seals)
  return {
    about:
      'Test vectors of docs/protocol/remote-link.md. Everything is hexadecimal. Never use these keys.',
    prologue: toHex(prologue),
    host: keysOf(host.privateKey, host.ephemeral),
    remote: keysOf(remote.privateKey, remote.ephemeral),
    pairing: pairingVectors(),
    signIn: { pin: '31323334', apdus: dialogue, sealed: seals, reports: signIn },
  }
}

const keysOf = (privateKey: Uint8Array, ephemeral: Uint8Array) => ({
  privateKey: toHex(privateKey),
  publicKey: toHex(noblePrimitives.publicKeyOf(privateKey)),
  ephemeralPrivateKey: toHex(ephemeral),
})

function pairingVectors() {
  const handshakeHash = counting(32, 0x60)
  const committed = (round: number, committer: 'host' | 'remote', nonce: Uint8Array) =>
    toHex(
      commit(noblePrimitives, { committer, handshakeHash, round, bit: bitOf(code, round), nonce }),
    )
  return {
    handshakeHash: toHex(handshakeHash),
    code: showCode(code),
    rounds: Array.from({ length: rounds }, (_, round) => {
      const [ofHost, ofRemote] = [counting(16, round), counting(16, 0x80 + round)]
      return {
        round,
        bit: bitOf(code, round),
        hostNonce: toHex(ofHost),
        hostCommitment: committed(round, 'host', ofHost),
        remoteNonce: toHex(ofRemote),
        remoteCommitment: committed(round, 'remote', ofRemote),
      }
    }),
  }
}

interface SealedVector {
  readonly from: 'host' | 'remote'
  readonly nonce: string
  readonly associated: string
  readonly plaintext: string
  readonly sealed: string
}

/** Everything on the air from the first INIT to the power-off, one report an entry. */
async function recordSignIn(
  seals: SealedVector[],
): Promise<readonly (readonly [string, string])[]> {
  const clock = createVirtualClock()
  const radio = createRadio(clock.after)
  const reports: (readonly [string, string])[] = []
  radio.onAir((report, from) => reports.push([from, toHex(report)]))
  const served = serveRemoteReader({
    pipe: radio.remote,
    slot: scriptedSlot(),
    keys: keyPair(remote.privateKey),
    pairing: createPairingDesk({
      pairedWith: noblePrimitives.publicKeyOf(host.privateKey),
      remember: () => undefined,
      typedCode: async () => null,
      now: clock.now,
    }),
    power: () => ({ batteryPercent: 80, signalPercent: 90 }),
    surroundings: { ...clock, randomBytes: drawn([remote.channel, remote.ephemeral]) },
    primitives: writtenDown('remote', seals),
  })
  const slot = createRemoteLinkSlot({
    pipe: radio.host,
    keys: keyPair(host.privateKey),
    pairedWith: noblePrimitives.publicKeyOf(remote.privateKey),
    surroundings: { ...clock, randomBytes: drawn([host.initNonce, host.ephemeral]) },
    primitives: writtenDown('host', seals),
  })
  await clock.pass(100)
  const opened = await clock.runUntil(slot.open())
  if (!opened.ok) throw new Error(opened.error.kind)
  for (const [command] of dialogue) {
    const parsed = parseCommand(fromHex(command))
    if (!parsed.ok) throw new Error(parsed.error)
    await clock.runUntil(opened.value.transmit(parsed.value))
  }
  await clock.runUntil(opened.value.powerOff())
  await served.close()
  return reports
}

const keyPair = (privateKey: Uint8Array) => ({
  privateKey,
  publicKey: noblePrimitives.publicKeyOf(privateKey),
})

/** Gives these bytes in this order, and nothing else. */
function drawn(draws: readonly Uint8Array[]): (length: number) => Uint8Array {
  const left = [...draws]
  return (length) => {
    const next = left.shift()
    if (next?.length !== length) throw new Error(`nobody foresaw a draw of ${length} bytes`)
    return next
  }
}

const writtenDown = (from: 'host' | 'remote', seals: SealedVector[]): NoisePrimitives => ({
  ...noblePrimitives,
  seal: (sealing: Sealing, plaintext) => {
    const sealed = noblePrimitives.seal(sealing, plaintext)
    const { nonce, associated } = sealing
    const entry = { nonce: toHex(nonce), associated: toHex(associated) }
    seals.push({ from, ...entry, plaintext: toHex(plaintext), sealed: toHex(sealed) })
    return sealed
  },
})

function scriptedSlot(): CardSlot {
  const left = dialogue.map(([, answer]) => fromHex(answer))
  const transmit = async () => {
    const answer = left.shift() ?? fromHex('6f00')
    const [sw1 = 0, sw2 = 0] = answer.slice(-2)
    return { data: answer.slice(0, -2), sw: (sw1 << 8) | sw2 }
  }
  return {
    presence: () => 'present',
    onPresence: () => () => undefined,
    open: async () => ok({ transmit, powerOff: async () => undefined }),
  }
}
