import { describe, expect, test } from '@jest/globals'
import { createEmulatedSlot } from '../../../emulator/emulated-slot.ts'
import { createEmulatedRemote } from '../../../emulator/remote/emulated-remote.ts'
import { createRadio, type RadioFaults } from '../../../emulator/remote/radio.ts'
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
import { createRemoteLinkSlot } from '../session/remote-link-slot.ts'
import type { Surroundings } from '../surroundings.ts'
import { pairWithRemote } from './pair-with-remote.ts'
import { bitOf, commit, newCode, parseCode, rounds, showCode } from './passkey.ts'

/** A living room: a box, a remote with its window open, and somebody who types what he reads. */
function livingRoom(faults: Partial<RadioFaults> = {}) {
  const clock = createVirtualClock()
  const surroundings = seededSurroundings(clock, faults.seed ?? 1)
  const radio = createRadio(clock.after, faults)
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  const remembered: Uint8Array[] = []
  const memory = {
    keys: newKeyPair(surroundings.randomBytes),
    pairedWith: null,
    remember: (hostKey: Uint8Array) => remembered.push(hostKey),
  }
  const remote = createEmulatedRemote({ pipe: radio.remote, slot, surroundings, memory })
  remote.pairing.open(120_000)
  const keys = newKeyPair(surroundings.randomBytes)
  const shown: (string | null)[] = []
  const pair = (pipe: ReportPipe, type = (code: string) => code) =>
    pairWithRemote({
      pipe,
      keys,
      surroundings,
      showCode: (code) => {
        shown.push(code)
        if (code !== null) remote.typeCode(type(code))
      },
    })
  return { clock, surroundings, radio, remote, keys, remembered, shown, pair, slot }
}

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
    const sealed = transport?.sending.seal(encodeAnswer({ code, body, status }))
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
  const answer = (message: Uint8Array): Uint8Array | null => {
    const body = message.slice(1)
    if (message[0] === HELLO) {
      const hello = answerHandshake(party, body)
      state = hello?.state ?? null
      return hello && joined(Uint8Array.of(HELLO), hello.message)
    }
    if (message[0] === FINISH && state !== null) {
      transport = readFinish(party, state, body)?.transport ?? null
      return seal(NOT_PAIRED, new Uint8Array())
    }
    const question = transport?.receiving.open(body) ?? null
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

const wrong = (code: string) => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))

describe('pairing', () => {
  test('gives both sides the key of the other when the code was typed', async () => {
    const { clock, radio, pair, remote, keys, remembered, shown } = livingRoom()

    const paired = await clock.runUntil(pair(radio.host))

    expect(paired).toEqual({ ok: true, value: remote.publicKey })
    expect(remembered).toEqual([keys.publicKey])
    expect(shown).toEqual([expect.stringMatching(/^\d{6}$/), null])
    expect(remote.pairing.isOpen()).toBe(false)
  })

  test('succeeds over bad air too', async () => {
    const { clock, radio, pair } = livingRoom({ loss: 0.2, duplication: 0.2, reordering: 0.2 })

    expect((await clock.runUntil(pair(radio.host))).ok).toBe(true)
  })

  test('is refused while the viewer has not opened the window', async () => {
    const { clock, radio, pair, remote, remembered } = livingRoom()
    remote.pairing.open(0)

    expect(await clock.runUntil(pair(radio.host))).toEqual({ ok: false, error: 'pairing_closed' })
    expect(remembered).toEqual([])
  })

  test('is refused when the window closes while the viewer types', async () => {
    const { clock, radio, pair, remote } = livingRoom()
    const paired = pair(radio.host, () => {
      remote.pairing.open(0)
      return '000000'
    })

    expect(await clock.runUntil(paired)).toEqual({ ok: false, error: 'pairing_closed' })
  })

  test('ends after three wrong codes, each another one, and closes the window', async () => {
    const { clock, radio, pair, remote, shown, remembered } = livingRoom()

    const paired = await clock.runUntil(pair(radio.host, wrong))

    expect(paired).toEqual({ ok: false, error: 'wrong_code' })
    expect(new Set(shown).size).toBe(4)
    expect(remote.pairing.isOpen()).toBe(false)
    expect(remembered).toEqual([])
  })

  test('takes the second code after a slip of the finger', async () => {
    const { clock, radio, pair, shown } = livingRoom()
    const slip = (code: string) => (shown.length === 1 ? wrong(code) : code)

    expect((await clock.runUntil(pair(radio.host, slip))).ok).toBe(true)
  })

  test('leaves every other host refused', async () => {
    const { clock, radio, pair, remote, surroundings } = livingRoom()
    await clock.runUntil(pair(radio.host))
    const other = newKeyPair(surroundings.randomBytes)
    const slot = createRemoteLinkSlot({
      pipe: radio.host,
      keys: other,
      pairedWith: remote.publicKey,
      surroundings,
    })

    const opened = await clock.runUntil(slot.open())

    expect(opened).toEqual({ ok: false, error: { kind: 'reader_unavailable' } })
    expect(slot.status().link).toBe('not_paired')
  })

  test('ends what the former host may do, in the middle of its session', async () => {
    const { clock, radio, pair, remote, keys, surroundings } = livingRoom()
    await clock.runUntil(pair(radio.host))
    const shared = { pipe: radio.host, pairedWith: remote.publicKey, surroundings }
    const former = createRemoteLinkSlot({ ...shared, keys, statusEveryMs: 100 })
    await clock.pass(500)
    expect(former.status().link).toBe('connected')

    remote.pairing.keep(newKeyPair(surroundings.randomBytes).publicKey)
    await clock.pass(500)

    expect(former.status().link).toBe('not_paired')
  })

  test('leads to a box that refuses another remote', async () => {
    const { clock, radio, keys, surroundings } = livingRoom()
    const former = newKeyPair(surroundings.randomBytes).publicKey
    const slot = createRemoteLinkSlot({ pipe: radio.host, keys, pairedWith: former, surroundings })

    const opened = await clock.runUntil(slot.open())

    expect(opened).toEqual({ ok: false, error: { kind: 'reader_unavailable' } })
    expect(slot.status().link).toBe('unknown_remote')
  })
})

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

describe('the code', () => {
  test('is told apart by the rounds: no two codes have the same bits', () => {
    const bitsOf = (code: number) =>
      Array.from({ length: rounds }, (_, round) => bitOf(code, round) * 2 ** round)

    for (const code of [0, 1, 524_288, 999_999]) {
      expect(bitsOf(code).reduce((sum, bit) => sum + bit, 0)).toBe(code)
    }
  })

  test('is drawn again where a remainder would favour small codes', () => {
    const draws = [Uint8Array.of(0xff, 0xff, 0xff, 0xff), Uint8Array.of(0, 0, 0, 5)]

    expect(showCode(newCode(() => draws.shift() ?? new Uint8Array(4)))).toBe('000005')
  })

  test.each(['', '12345', '1234567', '12 456', '１２３４５６', '-12345', '0x1234'])(
    'is not “%s”',
    (typed) => {
      expect(parseCode(typed)).toBeNull()
    },
  )
})
