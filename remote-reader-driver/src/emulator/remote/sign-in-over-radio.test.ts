import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyAir } from '../../../fixtures/any-air.ts'
import { createCardReader } from '../../reader/card-reader.ts'
import { createEmulatedCard } from '../emulated-card.ts'
import type { SlotFaults } from '../emulated-slot.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../throwaway-persona.ts'
import { createSimulatedLink, type SimulatedLinkPlan } from './simulated-link.ts'

const message = new TextEncoder().encode('{"purpose":"login"}')
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
})

function home(plan: SimulatedLinkPlan = {}, faults: Partial<SlotFaults> = {}) {
  const link = createSimulatedLink(plan)
  const card = createEmulatedCard(made.persona)
  link.tray.setFaults(faults)
  link.tray.insert(card)
  const reader = createCardReader({ slot: link.clockedSlot })
  const signIn = (pin = '1234') =>
    reader.authenticate({
      message,
      pin,
      spendLastTry: false,
      onStep: () => undefined,
      signal: new AbortController().signal,
    })
  return { ...link, card, reader, signIn }
}

const includes = (bytes: Uint8Array, wanted: Uint8Array) =>
  bytes.some((_, at) => wanted.every((byte, i) => bytes[at + i] === byte))

describe('a sign-in over the radio', () => {
  test('succeeds in clear air and takes the power off the card', async () => {
    const { signIn, slot, card } = home()

    const proof = await signIn()

    expect(proof).toMatchObject({ ok: true, value: { certificate: made.persona.authCertificate } })
    expect(slot.status()).toEqual({ link: 'connected', batteryPercent: 80, signalPercent: 90 })
    expect(card.triesLeft()).toBe(3)
  })

  test('says how many tries are left after a wrong PIN', async () => {
    const { signIn, card } = home({ loss: 0.05 })

    expect(await signIn('9999')).toEqual({ ok: false, error: { kind: 'wrong_pin', triesLeft: 2 } })
    expect(card.triesLeft()).toBe(2)
  })

  test('never puts the PIN, the certificate or a command on the air in clear', async () => {
    const { signIn, radio } = home({ loss: 0.1, duplication: 0.1 })
    const onAir: Uint8Array[] = []
    radio.onAir((report) => onAir.push(report))

    expect((await signIn()).ok).toBe(true)

    const secrets = [
      new TextEncoder().encode('1234'),
      Uint8Array.of(0x00, 0x20, 0x00, 0x80),
      made.persona.authCertificate.slice(0, 8),
    ]
    expect(onAir.length).toBeGreaterThan(60)
    expect(
      includes(Uint8Array.of(0, 0x31, 0x32, 0x33, 0x34, 0), new TextEncoder().encode('1234')),
    ).toBe(true)
    for (const secret of secrets) {
      expect(onAir.filter((report) => includes(report, secret))).toEqual([])
    }
  })

  test('is right or refused, and never costs more than the one try, whatever the air does', async () => {
    const property = fc.asyncProperty(anyAir(40), fc.boolean(), async (plan, isRight) => {
      const { signIn, card } = home(plan)

      const answer = await signIn(isRight ? '1234' : '9999')

      const refusals = ['wrong_pin', 'reader_unavailable', 'card_timeout']
      expect(answer.ok ? isRight : refusals.includes(answer.error.kind)).toBe(true)
      expect(card.triesLeft()).toBeGreaterThanOrEqual(isRight ? 3 : 2)
    })
    await fc.assert(property, { numRuns: 12, seed: 20_261_122 })
  })
})
