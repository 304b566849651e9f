import { describe, expect, test } from '@jest/globals'
import { livingRoom, wrong } from '../../../../fixtures/living-room.ts'
import { createEmulatedSlot } from '../../../emulator/emulated-slot.ts'
import { createEmulatedRemote } from '../../../emulator/remote/emulated-remote.ts'
import { createRadio } from '../../../emulator/remote/radio.ts'
import { seededSurroundings } from '../../../emulator/remote/simulated-link.ts'
import { createVirtualClock } from '../../../emulator/remote/virtual-clock.ts'
import { serveFarLink } from '../link/far-link.ts'
import { answerHandshake, readFinish, type Transport } from '../noise/handshake.ts'
import { newKeyPair, noblePrimitives } from '../noise/primitives.ts'
import { joined, type SymmetricState } from '../noise/symmetric-state.ts'
import type { ReportPipe } from '../report-pipe.ts'
import {
  ASK_PAIR_COMMIT,
  ASK_PAIR_REVEAL,
  DONE,
  encodeAnswer,
  FINISH,
  HELLO,
  NOT_PAIRED,
  prologue,
  SEALED,
} from '../session/card-message.ts'
import { pad, unpad } from '../session/padding.ts'
import type { Surroundings } from '../surroundings.ts'
import { pairWithRemote } from './pair-with-remote.ts'
import { commit, rounds } from './passkey.ts'

/** A far end that never saw the code: it commits to a guess and, told the bit, looks for another nonce. */
function serveGrinder(pipe: ReportPipe, surroundings: Surroundings) {
  const primitives = noblePrimitives
  const [keys, ephemeral] = [newKeyPair, newKeyPair].map((make) => make(surroundings.randomBytes))
  if (keys === undefined || ephemeral === undefined) throw new Error('no keys')
  const party = { primitives, prologue, keys, ephemeral }
  const status = { presence: 'absent', changes: 0, batteryPercent: 1, signalPercent: 1 } as const
  let state: SymmetricState | null = null
  let transport: Transport | null = null
  let commitment = new Uint8Array()
  let learned = 0
  const seal = (code: number, body: Uint8Array) => {
    const sealed = transport?.sending.seal(pad(encodeAnswer({ code, body, status })))
    return joined(Uint8Array.of(SEALED), sealed ?? new Uint8Array())
  }
  const commitTo = (round: number, bit: number, nonce: Uint8Array) => {
    const { handshakeHash } = transport ?? { handshakeHash: new Uint8Array() }
    return commit(primitives, { committer: 'remote', handshakeHash, round, bit, nonce })
  }
  const answerTo = ([kind, round = 0]: Uint8Array): Uint8Array => {
    if (kind === ASK_PAIR_COMMIT) {
      commitment = Uint8Array.from(commitTo(round, 0, new Uint8Array(16)))
      return commitment
    }
    if (kind !== ASK_PAIR_REVEAL) return new Uint8Array()
    learned += 1
    const isOpening = (nonce: Uint8Array) =>
      commitTo(round, 1, nonce).every((byte, at) => byte === commitment[at])
    const ground = Array.from({ length: 2_000 }, () => surroundings.randomBytes(16))
    return ground.find(isOpening) ?? new Uint8Array(16)
  }
  const greet = (body: Uint8Array): Uint8Array | null => {
    const hello = answerHandshake(party, body)
    state = hello?.state ?? null
    return hello && joined(Uint8Array.of(HELLO), hello.message)
  }
  const answer = (message: Uint8Array): Uint8Array | null => {
    const body = message.slice(1)
    if (message[0] === HELLO) return greet(body)
    if (message[0] === FINISH && state !== null) {
      transport = readFinish(party, state, body)?.transport ?? null
      return seal(NOT_PAIRED, new Uint8Array())
    }
    const opened = transport?.receiving.open(body) ?? null
    const question = opened && unpad(opened)
    return question && seal(DONE, answerTo(question))
  }
  serveFarLink({
    pipe,
    surroundings,
    keptChannel: () => null,
    onChannelGone: () => undefined,
    serve: (_, message) => {
      const said = answer(message)
      return said && { answer: Promise.resolve(said), cancel: () => undefined }
    },
  })
  return { bitsLearned: () => learned }
}

describe('somebody in the middle of a pairing', () => {
  /** His own remote towards the box and his own box towards the remote, on two radios. */
  function middle(guess: (digits: string) => string) {
    const room = livingRoom()
    const { clock, surroundings } = room
    const towardsBox = createRadio(clock.after, { seed: 7 })
    const slot = createEmulatedSlot({ sleep: async () => undefined })
    const fake = createEmulatedRemote({ pipe: towardsBox.remote, slot, surroundings })
    fake.pairing.open(120_000)
    const fakeKeys = newKeyPair(surroundings.randomBytes)
    let code = '000000'
    const box = pairWithRemote({
      pipe: towardsBox.host,
      keys: room.keys,
      surroundings,
      showCode: (shown) => {
        if (shown === null) return
        code = shown
        room.remote.typeCode(shown)
        fake.typeCode(guess(shown))
      },
    })
    const fakeBox = pairWithRemote({
      pipe: room.radio.host,
      keys: fakeKeys,
      surroundings,
      showCode: () => undefined,
    })
    return { ...room, box, fakeBox, code: () => code, fake }
  }

  test('who only passes reports on hears nothing and changes nothing', async () => {
    const { clock, pair, radio, remote, remembered, keys } = livingRoom()
    const relay = createRadio(clock.after, { seed: 9 })
    relay.remote.onReport((report) => radio.host.send(report))
    radio.host.onReport((report) => relay.remote.send(report))

    const paired = await clock.runUntil(pair(relay.host))

    expect(paired).toEqual({ ok: true, value: remote.publicKey })
    expect(remembered).toEqual([keys.publicKey])
  })

  test('who puts his own keys in is found out by the box and by the remote', async () => {
    const { clock, box, fakeBox, remembered } = middle(wrong)

    const [ofBox, ofFake] = await clock.runUntil(Promise.all([box, fakeBox]))

    expect(ofBox.ok).toBe(false)
    expect(ofFake.ok).toBe(false)
    expect(remembered).toEqual([])
  })

  test('who answers everything and grinds for the bit that he learns is found out', async () => {
    const { clock, surroundings, keys, shown } = livingRoom()
    const radio = createRadio(clock.after)
    const grinder = serveGrinder(radio.remote, surroundings)

    const paired = await clock.runUntil(
      pairWithRemote({
        pipe: radio.host,
        keys,
        surroundings,
        showCode: (code) => shown.push(code),
      }),
    )

    expect(paired).toEqual({ ok: false, error: 'remote_unproven' })
    expect(grinder.bitsLearned()).toBeLessThan(rounds)
  })

  test('who grinds cannot open a commitment to the other bit', () => {
    const { randomBytes } = seededSurroundings(createVirtualClock(), 3)
    const shared = { committer: 'remote', handshakeHash: randomBytes(32), round: 0 } as const
    const own = commit(noblePrimitives, { ...shared, bit: 0, nonce: randomBytes(16) })

    const opened = Array.from({ length: 20_000 }, () =>
      commit(noblePrimitives, { ...shared, bit: 1, nonce: randomBytes(16) }),
    ).filter((other) => other.every((byte, at) => byte === own[at]))

    expect(opened).toEqual([])
  })

  test('who sends a commitment back as his own is not believed', () => {
    const { randomBytes } = seededSurroundings(createVirtualClock(), 4)
    const shared = { handshakeHash: randomBytes(32), round: 0, bit: 1, nonce: randomBytes(16) }

    expect(commit(noblePrimitives, { ...shared, committer: 'host' })).not.toEqual(
      commit(noblePrimitives, { ...shared, committer: 'remote' }),
    )
  })
})
