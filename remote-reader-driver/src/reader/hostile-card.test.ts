import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  createTestPersona,
  proofRequest,
  sentPins,
  tamperedSlot,
} from '../../fixtures/laid-card.ts'
import { createEmulatedCard } from '../emulator/emulated-card.ts'
import type { PersonaCard } from '../emulator/persona-card.ts'

const counterAt = 11
const verifyAt = 12
const computeAt = 14
const signInApdus = Array.from({ length: computeAt }, (_, at) => at + 1)
const reads = [3, 4, 5, 6, 7, 8, 9]

let persona: PersonaCard
let otherPersona: PersonaCard

beforeAll(async () => {
  persona = (await createTestPersona()).persona
  otherPersona = (await createTestPersona()).persona
})

const status = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff)

/** A sign-in with the right PIN, of which the n-th answer is another one. */
async function signInWith(at: number, tampered: (answer: Uint8Array) => Uint8Array) {
  const card = createEmulatedCard(persona)
  const slot = tamperedSlot(card, (answer, nth) => (nth === at ? tampered(answer) : answer))
  const outcome = await slot.reader.authenticate(proofRequest('1234')).then(
    (answered) => (answered.ok ? 'signed' : answered.error),
    (fault) => `fault: ${fault.message}`,
  )
  expect(slot.powerOffs()).toBe(1)
  expect(sentPins(slot.lines)).toBeLessThanOrEqual(1)
  return { ...slot, card, outcome }
}

const outOfPlace = [0x6300, 0x63c2, 0x6700, 0x6982, 0x6983, 0x6985, 0x69fc, 0x6a82, 0x6a88, 0x6d00]
const unexplained = signInApdus
  .filter((at) => at !== 1 && at !== counterAt && at !== verifyAt)
  .flatMap((at) => outOfPlace.map((sw) => [sw, at] as const))

describe('a status word out of its place', () => {
  test.each(unexplained)('%i at command %i says nothing about PINs', async (sw, at) => {
    const { outcome } = await signInWith(at, () => status(sw))

    expect(outcome).toEqual({ kind: 'unexpected_status', sw })
  })

  test.each(outOfPlace)('%i to the first command means another kind of card', async (sw) => {
    const { outcome, lines } = await signInWith(1, () => status(sw))

    expect(outcome).toEqual({ kind: 'not_jpki_card' })
    expect(sentPins(lines)).toBe(0)
  })

  test.each([
    [0x63c2, 'signed'],
    [0x63c1, { kind: 'last_try', triesLeft: 1 }],
    [0x63c0, { kind: 'pin_blocked' }],
    [0x6983, { kind: 'pin_blocked' }],
    [0x6984, { kind: 'pin_blocked' }],
    [0x9000, { kind: 'unexpected_status', sw: 0x9000 }],
    [0x6300, { kind: 'unexpected_status', sw: 0x6300 }],
    [0x6a88, { kind: 'unexpected_status', sw: 0x6a88 }],
  ])('%i to the question about tries', async (sw, expected) => {
    const { outcome, lines } = await signInWith(counterAt, () => status(sw))

    expect(outcome).toEqual(expected)
    expect(sentPins(lines)).toBe(expected === 'signed' ? 1 : 0)
  })

  test.each([
    [0x63c2, { kind: 'wrong_pin', triesLeft: 2 }],
    [0x63c0, { kind: 'pin_blocked' }],
    [0x6983, { kind: 'pin_blocked' }],
    [0x6984, { kind: 'pin_blocked' }],
  ])('%i to the PIN is its answer', async (sw, expected) => {
    expect((await signInWith(verifyAt, () => status(sw))).outcome).toEqual(expected)
  })

  test.each([0x6300, 0x6700, 0x6982, 0x6a88, 0x6d00, 0x6f00])(
    '%i to the PIN leaves its try in doubt',
    async (sw) => {
      const { outcome, reader, commands } = await signInWith(verifyAt, () => status(sw))
      const before = commands().length

      await reader.authenticate(proofRequest('1234'))

      expect(outcome).toEqual({ kind: 'unexpected_status', sw })
      expect(commands()[before + 2]?.text).toBe('00200080')
    },
  )
})

describe('an answer that cannot be one', () => {
  test.each(signInApdus.flatMap((at) => [0, 1, 0x10003].map((length) => [length, at] as const)))(
    'of %i bytes at command %i ends the session',
    async (length, at) => {
      const { outcome, commands } = await signInWith(at, () => new Uint8Array(length))

      expect(outcome).toEqual({ kind: 'reader_unavailable' })
      expect(commands()).toHaveLength(at)
    },
  )

  test.each(reads)('with more than was asked for at command %i is a fault', async (at) => {
    const { outcome } = await signInWith(at, (answer) =>
      Uint8Array.of(...new Uint8Array(256), ...answer),
    )

    expect(outcome).toBe('fault: the card gave more than it was asked for')
  })

  test.each(reads.slice(1))('with less than was asked for at command %i is a fault', async (at) => {
    const { outcome } = await signInWith(at, (answer) => answer.slice(1))

    expect(outcome).toBe('fault: the file is shorter than its certificate')
  })

  test.each([0, 1, 255, 257, 65_536])('of %i bytes is no signature', async (length) => {
    const { outcome } = await signInWith(computeAt, () =>
      Uint8Array.of(...new Uint8Array(length), 0x90, 0x00),
    )

    expect(outcome).toBe('fault: no signature of this scheme')
  })

  test('that comes in parts is put together', async () => {
    const card = createEmulatedCard(persona)
    let rest = new Uint8Array()
    const { reader } = tamperedSlot(card, (answer, nth, command) => {
      if (command[1] === 0xc0) return Uint8Array.of(...rest, 0x90, 0x00)
      if (nth !== computeAt) return answer
      rest = answer.slice(200, 256)
      return Uint8Array.of(...answer.slice(0, 200), 0x61, rest.length)
    })

    expect((await reader.authenticate(proofRequest('1234'))).ok).toBe(true)
  })
})

describe('another card that answers in between', () => {
  /** Both cards get every command; the other one's answers are heard where `isOther` says so. */
  async function signInBetween(isOther: (nth: number) => boolean) {
    const [card, other] = [createEmulatedCard(persona), createEmulatedCard(otherPersona)]
    const slot = tamperedSlot(card, (answer, nth, command) => {
      const another = other.exchange(command)
      return isOther(nth) ? another : answer
    })
    return { ...slot, card, outcome: await slot.reader.authenticate(proofRequest('1234')) }
  }

  // What stands behind the key in a certificate is its issuer's signature to vouch for.
  test.each([3, 4])('with its certificate at command %i is found out', async (at) => {
    const { outcome, card, lines } = await signInBetween((nth) => nth === at)

    expect(outcome).toEqual({ ok: false, error: { kind: 'card_changed' } })
    expect(card.triesLeft()).toBe(3)
    expect(sentPins(lines)).toBe(1)
  })

  test.each([
    ['all of its certificate', (nth: number) => reads.includes(nth)],
    ['its signature', (nth: number) => nth === computeAt],
    ['everything after the certificate', (nth: number) => nth > counterAt],
  ])('with %s is found out', async (_, isOther) => {
    expect((await signInBetween(isOther)).outcome).toEqual({
      ok: false,
      error: { kind: 'card_changed' },
    })
  })
})
